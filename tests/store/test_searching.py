"""Searching: each field, full text, pages of results, counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from places import place_in
from telling import Telling, address

from onrecord.errors import BadOption
from onrecord.store import Store, fulltext
from onrecord.store.query import Words, parse
from onrecord.store.searching import Results, by_time, search


def found(store: Store, asked: str, kind: str | None = None) -> list[str]:
    """The words of what a query finds, in order."""
    with store.reading() as at:
        return [hit.words for hit in search(at, parse(asked), kind=kind).hits]


@pytest.fixture(scope="module")
def press(database: str, tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Store]:
    """Three pages: shelling and its denial; aid under a treaty; one that gives neither paper nor day."""
    with place_in(database, tmp_path_factory.mktemp("press"), empty_file) as place, Store(place) as store:
        _print(store)
        yield store


def _print(store: Store) -> None:
    shelling = Telling(
        "Tarn shells the port of Veland\n\nTarn shelled the harbour at dawn, Ada Lind told RNA. Seven boats had sunk, she said.\n\nIvo Brandt denied the shelling. Veland may strike back. It struck in 1998.",
        address("shelling"), outlet="Østfold Blad", published="2024-06-18T07:30:00Z",
    )  # fmt: skip
    told = shelling.says("Ada Lind", "Tarn shelled the harbour at dawn", "accuse", via=["RNA"], to="RNA")
    denied = shelling.says("Ivo Brandt", "the shelling", "deny", negative=True)
    shelling.claim("Tarn shelled the harbour", held=[told], denied=[denied], status="disputed")
    shelling.claim("Seven boats had sunk", held=[told], status="estimated", much=7, unit="boats")
    shelling.event("shelled the harbour", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    shelling.event("strike back", "ASSAULT", "Veland", "Tarn", aux=["future", "hypothetical", "negation"])
    shelling.event("struck", "ASSAULT", "Veland", "Tarn", when="1998-01-01..1998-12-31", aux=["historical"])
    shelling.keep(store)
    aid = Telling(
        "Orm pledges grain to Veland\n\nUnder the Harbour Treaty, Orm is to ship 9,000 tonnes of grain to Veland. A café in Ærøskøbing cheered.",
        address("aid"), outlet="Harbour Wire", published="2025-02",
    )  # fmt: skip
    aid.flow("9,000 tonnes of grain", "food", "Orm", "Veland", stage="pledged", much=9000, unit="tonnes")
    aid.commitment("Harbour Treaty", "Orm", "Veland", name="Harbour Treaty", duty="aid", status="in_force", when="2025-01-30")
    aid.keep(store)
    bare = Telling("A note on herons\n\nThe marshland of Orm is full of herons.", outlet=None, published=None)
    bare.says(None, "full of herons", "report", mode="mixed")
    bare.keep(store)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("actor:Lind kind:statement", ["Tarn shelled the harbour at dawn"]),
        ('speaker:"ada lind" kind:claim', ["Tarn shelled the harbour", "Seven boats had sunk"]),
        ("speaker:ORM kind:statement", ["Tarn shelled the harbour at dawn"]),
        ("speaker:orm", []),  # a code is in capitals; as a word, it is nobody's name here
        ("speaker:Brandt act:deny", ["the shelling"]),
        ("denier:Brandt", ["Tarn shelled the harbour"]),
        ("via:RNA", ["Tarn shelled the harbour at dawn"]),
        ("actor:RNA", ["Tarn shelled the harbour at dawn"]),
        ("party:Veland", ["Harbour Treaty"]),
        ("from:TAR", ["shelled the harbour"]),
        ("from:Orm", ["Harbour Treaty", "9,000 tonnes of grain"]),
        ("to:TAR", ["strike back", "struck"]),
        ("to:Veland kind:flow", ["9,000 tonnes of grain"]),
        ("kind:Commitment", ["Harbour Treaty"]),
        ("act:accuse", ["Tarn shelled the harbour at dawn"]),
        ("event:assault", ["shelled the harbour", "strike back", "struck"]),
        ("event:AID", []),
        ("instrument:treaty", ["Harbour Treaty"]),
        ("flow:food", ["9,000 tonnes of grain"]),
        ("status:disputed", ["Tarn shelled the harbour"]),
        ("status:in_force", ["Harbour Treaty"]),
        ("stage:pledged", ["9,000 tonnes of grain"]),
        ("stage:mixed", ["full of herons"]),
        ("aux:future", ["strike back"]),
        ("aux:historical", ["struck"]),
        ("event:assault not aux:historical", ["shelled the harbour", "strike back"]),
        ("when:1998-06", ["struck"]),
        ("when:2024..2025-01", ["Harbour Treaty", "shelled the harbour"]),
        ("when:..1997", []),
        ("event:assault not when:1998", ["shelled the harbour", "strike back"]),
        ("kind:statement outlet:østfold", ["Tarn shelled the harbour at dawn", "the shelling"]),
        ("kind:statement outlet:ØSTFOLD", ["Tarn shelled the harbour at dawn", "the shelling"]),
        ("kind:statement not outlet:blad", ["full of herons"]),
        ("kind:event date:2024-06-18", ["shelled the harbour", "strike back", "struck"]),
        ("kind:commitment date:2025-02-20", ["Harbour Treaty"]),  # the page gives but the month
        ("kind:commitment date:2025-03", []),
        ("kind:statement not date:2024", ["full of herons"]),
        ("act:deny boats", []),  # words are met by the paragraph of the item
        ("act:accuse boats", ["Tarn shelled the harbour at dawn"]),
        ("act:deny or instrument:treaty", ["Harbour Treaty", "the shelling"]),
        ("(act:deny or instrument:treaty) not party:ORM", ["the shelling"]),
        ("verdict:rejected", []),
    ],
)  # fmt: skip
def test_each_field_finds_its_items(press: Store, asked: str, words: list[str]) -> None:
    assert sorted(found(press, asked)) == sorted(words)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("herons", ["A note on herons", "The marshland of Orm"]),
        ("heron*", ["A note on herons", "The marshland of Orm"]),
        ("heron", []),
        ("MARSHLAND", ["The marshland of Orm"]),
        ("cafe ærøskøbing", ["Under the Harbour Treaty"]),
        ("9,000", ["Under the Harbour Treaty"]),
        ('"to ship"', ["Under the Harbour Treaty"]),
        ('"ship to"', []),
        ('"of gr"', []),
        ("outlet:wire", ["Orm pledges grain", "Under the Harbour Treaty"]),
        ("date:2024 boats", ["Tarn shelled the harbour"]),
        ("boats or herons", ["A note on herons", "The marshland of Orm", "Tarn shelled the harbour"]),
        ("grain not treaty", ["Orm pledges grain"]),
        ("boats herons", []),
    ],
)
def test_words_alone_find_paragraphs(press: Store, asked: str, begins: list[str]) -> None:
    hits = found(press, asked)
    assert len(hits) == len(begins)
    assert all(hit.startswith(begin) for hit, begin in zip(hits, begins, strict=True))


def test_the_newest_page_comes_first_and_is_read_forward(press: Store) -> None:
    assert found(press, "", kind="event") == ["shelled the harbour", "strike back", "struck"]
    assert found(press, "kind:flow or kind:statement") == [
        "full of herons", "9,000 tonnes of grain", "Tarn shelled the harbour at dawn", "the shelling",
    ]  # fmt: skip


def test_a_result_tells_who_plays_which_part_and_where_it_stands(press: Store) -> None:
    with press.reading() as at:
        (hit,) = search(at, parse("flow:food")).hits
    assert {(part.role, part.name, part.code) for part in hit.parts} == {("from", "Orm", "ORM"), ("to", "Veland", "VEL")}
    assert (hit.value, hit.unit, hit.stage, hit.status) == (9000, "tonnes", "pledged", "asserted")
    assert (hit.outlet, hit.published, hit.url, hit.article) == ("Harbour Wire", "2025-02", address("aid"), address("aid"))
    assert hit.ref == f"{address('aid')}#{hit.id}"
    assert hit.words == "9,000 tonnes of grain"
    assert hit.passage.startswith("Under the Harbour Treaty")


def test_the_counts_are_those_of_all_results(press: Store) -> None:
    with press.reading() as at:
        one = search(at, parse(""), kind="event", limit=1)
        every = search(at, parse("herons or boats"))
    assert (one.total, one.counted_out, len(one.hits)) == (3, False, 1)
    assert one.facets["what"] == [("ASSAULT", 3)]
    assert one.facets["status"] == [("future hypothetical negation", 1), ("historical", 1)]
    assert one.facets["actor"] == [("Tarn", 3), ("Veland", 3)]
    assert one.facets["outlet"] == [("Østfold Blad", 3)]
    assert one.facets["year"] == [("2024", 3)]
    assert every.total == 3
    assert every.facets["outlet"] == [("Østfold Blad", 1)]  # the herons have no paper


def test_counting_stops_and_says_so(press: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.searching.COUNTED", 2)
    with press.reading() as at:
        every = search(at, parse(""), kind="event")
        few = search(at, parse("kind:claim"))
    assert (every.total, every.counted_out, len(every.hits)) == (2, True, 3)
    assert (few.total, few.counted_out) == (2, False)


def _many(store: Store) -> None:
    for number in range(4):
        telling = Telling(f"Day {number}\n\n" + " ".join(f"x{place} fell." for place in range(5)), address(f"day-{number}"))
        for place in range(5):
            telling.event(f"x{place} fell", "ASSAULT", "Tarn", "Veland", when=f"2024-06-{10 + (number * place) % 4}")
        telling.keep(store)


def _paged(store: Store, limit: int, *, timed: bool, late: Telling | None = None) -> list[int]:
    """The numbers of all results, page by page; `late` is a page that comes in after the first."""
    out: list[int] = []
    after = None
    while True:
        with store.reading() as at:
            page: Results = by_time(at, limit=limit, after=after) if timed else search(at, limit=limit, after=after)
        assert len(page.hits) <= limit
        out += [hit.n for hit in page.hits]
        after = page.next
        if after is None:
            return out
        if late:
            late.keep(store)


@pytest.mark.parametrize("timed", [False, True])
def test_no_result_is_lost_or_doubled_from_page_to_page(store: Store, timed: bool) -> None:
    _many(store)
    whole = _paged(store, 1000, timed=timed)
    assert len(whole) == len(set(whole)) == (20 if timed else 8)
    for limit in (1, 3, 4, 7, len(whole)):
        assert _paged(store, limit, timed=timed) == whole


def test_a_page_that_comes_in_meanwhile_moves_no_result(store: Store) -> None:
    _many(store)
    whole = _paged(store, 1000, timed=False)
    assert _paged(store, 3, timed=False, late=Telling("Late\n\nIt is late.", address("late"))) == whole


def test_a_timeline_begins_with_the_earliest_day(press: Store) -> None:
    with press.reading() as at:
        results = by_time(at)
    assert [(hit.first, hit.words) for hit in results.hits] == [("1998-01-01", "struck"), ("2024-06-17", "shelled the harbour")]


def test_a_place_to_go_on_from_that_is_none(store: Store) -> None:
    for after in ("soon", "-1", "1.5", "9" * 30, "2024-06-17 ", ""):
        for one in (search, by_time):
            with store.reading() as at, pytest.raises(BadOption, match="next"):
                one(at, after=after)


def test_like_patterns_in_a_name_are_plain_letters(store: Store) -> None:
    telling = Telling("Names\n\nA said so.", address("names"), outlet="100% True_News")
    telling.says("Ann O'Hara", "so")
    telling.keep(store)
    assert found(store, "outlet:100%") == ["Names", "A said so."]
    assert found(store, 'outlet:"0_ t"') == found(store, "outlet:%News") == []
    assert found(store, 'speaker:"ann o\'hara"') == ["so"]


@settings(max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.text(some.characters(max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=40), some.data()
)
def test_words_that_stand_in_a_paragraph_are_found(store: Store, told: str, data: some.DataObject) -> None:
    words = fulltext.words(told)
    if words:
        begin = data.draw(some.integers(0, len(words) - 1))
        end = data.draw(some.integers(begin + 1, len(words)))
        telling = Telling(f"Herons\n\n{told}", address("only"))
        telling.keep(store)
        with store.reading() as at:
            passages = search(at, Words(tuple(words[begin:end]), False)).hits
        assert told in {hit.passage for hit in passages}
