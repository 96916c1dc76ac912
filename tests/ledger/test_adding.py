"""Adding pages: what becomes of each, whatever the others are. Pages in Spanish are cleaned and kept without the reader model."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.errors import DataDamaged
from onrecord.ledger import adding
from onrecord.ledger.adding import Added, add
from onrecord.ledger.rebuilding import forget
from onrecord.model import Given
from onrecord.store import Store, reading
from onrecord.store.packing import unpacked
from onrecord.store.schema import quarantine
from onrecord.store.searching import search

BRIDGE = (
    "El puente abrirá antes del invierno\n\nEl puente sobre el río abrirá en mayo, dijo el lunes el ministro de transportes.\n\n"
    "El alcalde calcula que cada día esperan allí cuatro mil camiones, y que nadie sabe cuándo terminará la obra.\n"
)
FLOOD = (
    "La crecida del río deja a un pueblo sin luz\n\nLa crecida del río dejó el martes sin luz a los vecinos de un pueblo de la sierra.\n\n"
    "Los bomberos dijeron que las casas junto al molino se habían vaciado a tiempo, y que no había heridos.\n"
)


def page(path: Path, told: str = BRIDGE) -> str:
    path.write_text(told, "utf-8")
    return str(path)


def outcomes(store: Store, *names: str | Path, given: Given = Given(outlet="El Puerto")) -> list[str]:  # noqa: B008
    return [one.outcome for one in add(store, map(str, names), given, now=lambda: datetime(2024, 6, 20, 8, 0, tzinfo=UTC))]


def quarantined(store: Store) -> dict[str, str]:
    with store.reading() as at:
        return {Path(one.name).name: one.problem for one in reading.shelved(at)}


def test_a_page_is_new_then_known_then_changed(store: Store, tmp_path: Path) -> None:
    given = Given(outlet="El Puerto", url="https://news.example/puente?utm_source=x")
    path = page(tmp_path / "a.txt")
    assert outcomes(store, path, given=given) == ["new"]
    assert outcomes(store, path, path, given=given) == ["known", "known"]
    page(tmp_path / "b.txt", BRIDGE.replace("en mayo", "en julio"))
    assert outcomes(store, tmp_path / "b.txt", given=Given("2024-06-20", "El Puerto", "http://NEWS.example/puente#top")) == [
        "changed"
    ]
    with store.reading() as at:
        assert reading.keys(at) == [(1, "https://news.example/puente")]
        assert [(one.number, Path(one.name).name, one.added) for one in reading.history(at, 1)] == [
            (1, "a.txt", "2024-06-20T08:00:00Z"), (2, "b.txt", "2024-06-20T08:00:00Z"),
        ]  # fmt: skip
        assert "julio" in reading.newest(at, 1).page.text
        assert not [hit for hit in search(at).hits if "en mayo" in hit.passage]


def test_the_same_text_under_another_name_is_known(store: Store, tmp_path: Path) -> None:
    one = page(tmp_path / "a.txt")
    other = page(tmp_path / "b.txt", BRIDGE + "\n")
    assert outcomes(store, one, other) == ["new", "known"]


def test_two_papers_with_one_text_are_two_articles(store: Store, tmp_path: Path) -> None:
    path = page(tmp_path / "a.txt")
    assert outcomes(store, path, given=Given(outlet="El Puerto")) == ["new"]
    assert outcomes(store, path, given=Given(outlet="La Sierra")) == ["new"]


def test_one_bad_page_stops_no_other(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page(folder / "a.txt")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (folder / "c.txt").write_text(" \n")
    page(folder / "d.txt", FLOOD)
    assert outcomes(store, tmp_path / "nowhere.txt", folder) == ["quarantined", "new", "quarantined", "quarantined", "new"]
    assert quarantined(store).keys() == {"nowhere.txt", "b.txt", "c.txt"}
    with store.reading() as at:
        assert reading.tally(at)["articles"] == 2
        row = at.execute(select(quarantine.c.page).where(quarantine.c.name.contains("c.txt"))).scalar_one()
    assert unpacked(row) == b" \n"


def test_a_fault_of_ours_is_quarantined_with_the_page_and_mended_later(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = page(tmp_path / "a.txt"), page(tmp_path / "b.txt", FLOOD)

    def understand(page: object, **more: object) -> object:
        if page.name == one:  # type: ignore[attr-defined]
            raise KeyError("puente")
        return understood(page, **more)  # type: ignore[arg-type]

    understood = adding.understand
    with monkeypatch.context() as patched:
        patched.setattr(adding, "understand", understand)
        found = list(add(store, [one, other]))
    assert [(made.name, made.outcome) for made in found] == [(one, "quarantined"), (other, "new")]
    assert "a fault in onrecord (KeyError: 'puente')" in (found[0].problem or "")
    with store.reading() as at:
        assert "El puente" in unpacked(at.execute(select(quarantine.c.page)).scalar_one()).decode()
    assert outcomes(store, one) == ["new"]
    assert quarantined(store) == {}


def test_a_damaged_package_is_no_fault_of_the_page(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def understand(*_: object, **__: object) -> object:
        raise DataDamaged("the model is missing")

    monkeypatch.setattr(adding, "understand", understand)
    with pytest.raises(DataDamaged):
        outcomes(store, page(tmp_path / "a.txt"))
    assert quarantined(store) == {}


def test_a_page_that_is_quarantined_twice_is_there_once(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert outcomes(store, tmp_path / "a.txt", tmp_path / "a.txt") == ["quarantined"] * 2
    assert len(quarantined(store)) == 1


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_no_text_is_kept_all_the_same(store: Store, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "pages")
    os.mkdir(folder)
    for name, told in ((b"a\xff.txt", BRIDGE), (b"b\xff.txt", ""), (b"c.txt", FLOOD)):
        with open(folder + b"/" + name, "w", encoding="utf-8") as file:
            file.write(told)
    assert outcomes(store, tmp_path / "pages") == ["new", "quarantined", "new"]


def test_a_control_character_stops_nothing(store: Store, tmp_path: Path) -> None:
    one = page(tmp_path / "a.txt", BRIDGE.replace("lunes", "lu\x00nes"))
    assert outcomes(store, one, page(tmp_path / "b.txt", FLOOD))[1] == "new"


def test_what_was_forgotten_is_refused_by_its_address_and_by_its_text(store: Store, tmp_path: Path) -> None:
    url = "https://news.example/puente"
    path = page(tmp_path / "a.txt")
    outcomes(store, path, given=Given(None, "El Puerto", url))
    forget(store, url)
    assert outcomes(store, path, given=Given(None, "El Puerto", url)) == ["refused"]
    assert outcomes(store, path, given=Given(None, "La Sierra", "https://other.example/")) == ["refused"]
    changed = page(tmp_path / "b.txt", BRIDGE.replace("en mayo", "en julio"))
    assert outcomes(store, changed, given=Given(None, "El Puerto", url + "?utm_source=x")) == ["refused"]
    assert outcomes(store, page(tmp_path / "c.txt", FLOOD)) == ["new"]


def test_an_english_page_is_read_and_kept(file: Store, tmp_path: Path) -> None:
    path = page(
        tmp_path / "a.txt",
        "Bridge to reopen\n\n“The bridge will open in May,” said Ivan Petkov, the transport minister of Bulgaria, on Monday.\n",
    )
    (added,) = add(file, [path], Given("2024-06-18", "Harbour Wire"))
    assert isinstance(added, Added)
    assert added.outcome == "new"
    with file.reading() as at:
        (hit,) = (hit for hit in search(at, kind="statement").hits if "will open in May" in hit.words)
    assert [part.name for part in hit.parts if part.role == "speaker"] == ["Ivan Petkov"]
