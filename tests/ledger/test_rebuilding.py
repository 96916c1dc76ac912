"""Rebuilding, checking and forgetting."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from telling import NOW, Telling, address, bytes_of

from onrecord.errors import StoreBusy, StoreError
from onrecord.ledger.following import follow, story
from onrecord.ledger.rebuilding import check, forget, rebuild
from onrecord.store import Store, decisions, opening, reading
from onrecord.store.checking import dump
from onrecord.store.query import parse
from onrecord.store.searching import search

RARE = "quagbergitz"  # a word that nothing else holds
SHARED = (
    "Tarn shells Veland harbour\n\nTarn shelled the harbour of Veland at dawn on Monday and sank seven boats, the coast guard said. "
    "The shelling lasted for two hours, and windows broke as far away as the lighthouse at Ness. Fishermen carried the wounded up to the school."
)  # fmt: skip


def page(name: str, more: str = "") -> Telling:
    telling = Telling(SHARED + more, address(name), outlet=f"{name.title()} Post")
    telling.event("shelled the harbour", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    told = telling.says("Ada Lind", "windows broke")
    telling.claim("Tarn shelled the harbour of Veland at dawn on Monday and sank seven boats", held=[told], much=7, unit="boats")
    return telling


def ref(telling: Telling, kind: str) -> str:
    return f"{telling.key}#{telling.items[kind][0].id}"


def decide(store: Store, ref: str, verdict: decisions.Verdict, why: str = "", **more: str) -> int:
    with store.writing() as at:
        return decisions.decide(at, ref, verdict, reviewer="mara", why=why, now=NOW, **more)


def held(store: Store) -> list[str]:
    with store.reading() as at:
        return list(dump(at))


def faults(store: Store) -> list[str]:
    return [fault for _, _, found in check(store) for fault in found]


@pytest.fixture
def three(store: Store) -> Store:
    """Three copies of a story, the last in its second version; decisions on an event, a claim and a link."""
    return _furnished(store)


def _furnished(store: Store) -> Store:
    for telling in (page("a"), page("b"), page("c"), page("c", " It was over by noon.")):
        telling.keep(store)
    one, other = page("a"), page("b")
    decide(store, ref(one, "events"), "reject")
    decide(store, ref(one, "claims"), "correct", field="value", value="8")
    number = decide(store, ref(other, "claims"), "correct", field="value", value="9")
    with store.writing() as at:
        decisions.undo(at, number, reviewer="mara", why="", now=NOW)
    decide(store, decisions.link_ref("event", ref(one, "events"), ref(other, "events")), "reject")
    return store


def test_a_store_is_rebuilt_row_for_row_and_decisions_stand(three: Store) -> None:
    before = held(three)
    assert sum("'verdict', 'rejected'" in row for row in before) == 1
    assert sum("('value', 8.0)" in row and "corrected" in row for row in before) == 1
    assert sum("'stands', False" in row for row in before) == 1
    assert list(rebuild(three)) == [(1, 3), (2, 3), (3, 3)]
    assert held(three) == before
    assert faults(three) == []


def test_what_was_damaged_is_made_again(three: Store) -> None:
    before = held(three)
    with three.writing() as at:
        for table in ("roles", "threads", "keys", "bands", "links"):
            at.execute(text(f"DELETE FROM {table}"))
        at.execute(text("UPDATE items SET what = 'AID'"))
    assert held(three) != before
    list(rebuild(three))
    assert held(three) == before


def test_a_rebuild_that_is_broken_off_changes_nothing(three: Store) -> None:
    before = held(three)
    for done, _ in rebuild(three):
        if done == 2:
            break
    assert held(three) == before


def test_pages_are_read_again_when_asked(file: Store) -> None:
    telling = Telling(
        "El puente abrirá en mayo\n\nEl puente sobre el río abrirá en mayo, dijo el lunes el ministro de transportes.",
        address("puente"),
        outlet="El Puerto",
    )
    telling.says("el ministro", "abrirá en mayo")  # what an older version had found
    telling.keep(file)
    list(rebuild(file, read=True))
    with file.reading() as at:
        kept = reading.newest(at, 1)
        assert search(at, kind="statement").hits == []
    assert kept.record.statements == []
    assert "not_english" in [warning.code for warning in kept.record.warnings]
    assert faults(file) == []


def _sql(store: Store, command: str) -> None:
    with store.writing() as at:
        at.execute(text(command))


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("UPDATE items SET what = 'AID' WHERE kind = 'event' AND article = 2", "https://news.example/b: its rows in items"),
        ("DELETE FROM items WHERE kind = 'claim' AND article = 1", "https://news.example/a: its rows in items"),
        ("DELETE FROM roles", "its rows in roles"),
        ("UPDATE actors SET code = 'XXX' WHERE name = 'Tarn'", "its rows in actors"),
        ("UPDATE casting SET mentions = mentions + 1", "its rows in casting"),
        (
            "UPDATE passages SET text = 'Tarn shelled nobody.' WHERE article = 3 AND start > 0",
            "https://news.example/c: its rows in passages",
        ),
        ("UPDATE versions SET text_id = 'sha256:0' WHERE article = 1", "https://news.example/a: version 1 is not the text"),
        ("UPDATE versions SET number = 7 WHERE article = 2", "https://news.example/b: its newest version is missing"),
        ("UPDATE articles SET newest = 9 WHERE n = 1", "https://news.example/a: its newest version is missing"),
        ("UPDATE versions SET record = page WHERE article = 2", "https://news.example/b: version 1 cannot be read"),
        ("DELETE FROM links WHERE kind = 'copy'", "is in a thread of copies, but no link leads to it"),
        ("DELETE FROM threads WHERE kind = 'copy'", "they are not in one thread of copies"),
        ("UPDATE links SET stands = NOT stands WHERE kind = 'event'", "thread"),
        ("UPDATE items SET verdict = '' WHERE verdict = 'rejected'", "its rows in items"),
        ("UPDATE articles SET outlet = 'The Paper' WHERE n = 2", "https://news.example/b: "),
        ("DELETE FROM bands WHERE article = 1", "https://news.example/a: what its copies"),
        ("DELETE FROM keys", "what its copies and like items are looked for by"),
    ],
)
def test_damage_is_found(file: Store, command: str, told: str) -> None:
    three = _furnished(file)
    assert faults(three) == []
    _sql(three, command)
    assert any(told in fault for fault in faults(three)), faults(three)


@pytest.mark.parametrize(
    "damage",
    [
        lambda at: at.execute("INSERT INTO found (found) VALUES ('delete-all')"),
        lambda at: at.execute("INSERT INTO found (rowid, words) VALUES (1, 'nothing')"),
        lambda at: at.execute("UPDATE found_data SET block = x'00' WHERE id > 10"),
    ],
)
def test_damage_to_the_index_of_words_is_found(file: Store, damage: Callable[[sqlite3.Connection], object]) -> None:
    page("a").keep(file)
    assert faults(file) == []
    file.close()
    with sqlite3.connect(file.place) as at:
        damage(at)
    at.close()
    assert any("full-text index" in fault for fault in faults(file))


def test_words_that_the_index_lacks_are_found_missing(store: Store) -> None:
    page("a").keep(store)
    telling = page("b", f" {RARE}.")
    telling.keep(store)
    with store.writing() as at:
        if at.dialect.name == "sqlite":
            at.execute(text("UPDATE passages SET text = replace(text, 'dawn', 'dusk')"))
        else:
            at.execute(text("UPDATE found SET words = to_tsvector('simple', 'nothing')"))
    assert faults(store)


def test_rows_that_point_at_nothing_are_found(file: Store) -> None:
    page("a").keep(file)
    with sqlite3.connect(file.place) as at:  # a stranger, who does not look after foreign keys
        at.execute("DELETE FROM passages WHERE start = 0")
        at.execute(
            "INSERT INTO decisions (article, ref, verdict, told, why, reviewer, at) VALUES (77, 'x', 'accept', '', '', 'm', '')"
        )
    at.close()
    told = " ".join(faults(file))
    assert "decisions: row 1 points at nothing in articles" in told
    assert "passages" in told


def test_damage_to_a_page_of_the_file_is_found(file: Store) -> None:
    for number in range(30):
        page(f"p{number}").keep(file)
    file.close()
    data = bytearray(Path(file.place).read_bytes())
    with sqlite3.connect(file.place) as at:
        (root,) = at.execute("SELECT rootpage FROM sqlite_master WHERE name = 'items_by_what'").fetchone()
        (size,) = at.execute("PRAGMA page_size").fetchone()
    at.close()
    data[root * size - 400 : root * size - 100] = bytes(300)
    Path(file.place).write_bytes(data)
    try:
        found = faults(file)
    except StoreError as wrong:
        found = [str(wrong)]
    assert found


# Forgetting


def secret() -> Telling:
    """A page whose every part holds a word that is nowhere else."""
    telling = Telling(
        f"{RARE} resigns\n\n{SHARED} {RARE}ia stayed away, said Oda {RARE.title()}.",
        address(RARE),
        outlet=f"{RARE} Post",
        credit=[f"{RARE}news"],
    )
    telling.event("shelled the harbour", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    told = telling.says(f"Oda {RARE.title()}", f"{RARE}ia stayed away", via=[f"{RARE} agency"])
    telling.claim("Tarn shelled the harbour of Veland at dawn on Monday and sank seven boats", held=[told], much=7, unit=f"{RARE}s")
    return telling


def _told(store: Store, telling: Telling) -> None:
    decide(store, ref(telling, "claims"), "correct", why=f"{RARE} says so", field="unit", value=RARE)


def test_no_trace_stays_on_the_disk(file: Store) -> None:
    first, telling, other = page("a"), secret(), page("z")
    for one in (first, telling, other):
        one.keep(file)
    _told(file, telling)
    decide(file, decisions.link_ref("event", ref(first, "events"), ref(telling, "events")), "reject")
    decide(file, decisions.link_ref("event", ref(telling, "events"), ref(other, "events")), "reject")
    assert RARE.encode() in bytes_of(file.place).lower()  # it is there, and can be found by this test
    forget(file, telling.key)
    assert RARE.encode() not in bytes_of(file.place).lower()  # while the store is open: file, log, index of the log
    assert {path.name for path in Path(file.place).parent.iterdir()} >= {"store.db-wal", "store.db-shm"}
    file.close()
    assert RARE.encode() not in bytes_of(file.place).lower()


def test_no_row_tells_of_what_was_forgotten(store: Store) -> None:
    first, telling, other = page("a"), secret(), page("z")
    for one in (first, telling, other):
        one.keep(store)
    _told(store, telling)
    for one in (first, other):
        number = decide(store, decisions.link_ref("event", ref(one, "events"), ref(telling, "events")), "reject")
    with store.writing() as at:
        decisions.undo(at, number, reviewer="mara", why="", now=NOW)
    forget(store, telling.key)
    with store.reading() as at:
        names = at.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                if at.dialect.name == "sqlite"
                else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            )
        )
        for name in names.scalars().all():
            assert RARE not in repr(at.execute(text(f'SELECT * FROM "{name}"')).all()).lower(), name
        assert decisions.listed(at) == []
        assert search(at, parse(RARE)).hits == []
    assert faults(store) == []


def test_what_other_pages_say_stays(store: Store) -> None:
    first, telling, other = page("a"), secret(), page("z")
    for one in (first, telling, other):
        one.keep(store)
    kept = decide(store, ref(first, "claims"), "correct", field="value", value="8")
    forget(store, telling.page.given.url or "")
    with store.reading() as at:
        assert [key for _, key in reading.keys(at)] == [first.key, other.key]
        assert [copy.article for copy in story(at, reading.number(at, first.key) or 0).copies] == [first.key, other.key]
        assert len(follow(at, ref(first, "events")).seen) == 2
        assert {hit.value for hit in search(at, kind="claim").hits} == {7, 8}
        assert [made.n for made in decisions.listed(at)] == [kept]
        assert {part.name for hit in search(at, parse("kind:event or kind:statement")).hits for part in hit.parts} == {
            "Tarn",
            "Veland",
            "Ada Lind",
        }


def test_a_store_without_the_page_is_what_is_left(file: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "never.db") as never:
        for one in (page("a"), page("b")):
            one.keep(never)
        for one in (page("a"), page("b"), secret()):
            one.keep(file)
        forget(file, secret().key)
        assert held(file) == held(never)


def test_earlier_versions_are_forgotten_too_and_refused(store: Store) -> None:
    old, new = page("a", f" {RARE}."), page("a")
    old.keep(store)
    new.keep(store)
    forget(store, new.key)
    for text_of in (old, new):
        assert text_of.keep(store).outcome == "refused"
        moved = Telling(text_of.text, address("elsewhere"), outlet="The Paper")
        assert moved.keep(store).outcome == "refused"
    with store.reading() as at:
        assert reading.keys(at) == []
        assert set(reading.tally(at).values()) == {0}


def test_the_number_of_a_forgotten_page_brings_nothing_back(store: Store) -> None:
    page("a").keep(store)
    telling = page("b")
    telling.keep(store)
    decide(store, ref(telling, "events"), "reject")
    forget(store, telling.key)
    page("c", " It was over by noon.").keep(store)
    with store.reading() as at:
        assert [hit.verdict for hit in search(at, kind="event").hits] == ["", ""]
    assert faults(store) == []


def test_what_is_not_there_cannot_be_forgotten(store: Store) -> None:
    page("a").keep(store)
    with pytest.raises(StoreError, match="holds no article"):
        forget(store, address("b"))
    with store.reading() as at:
        assert len(reading.keys(at)) == 1


def test_a_trace_that_a_reader_holds_on_to_is_told(file: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    telling = secret()
    telling.keep(file)
    file.close()
    monkeypatch.setattr(opening, "_WAIT", 0.1)
    with Store(file.place) as store, store.reading() as at:
        assert reading.keys(at)
        with pytest.raises(StoreBusy, match="traces of what was deleted"):
            forget(store, telling.key)
    with Store(file.place) as store:
        store.scrub()
        assert RARE.encode() not in bytes_of(file.place).lower()
