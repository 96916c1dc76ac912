"""Across pages: copies, the same event, claim and agreement, who says it first, what may touch it; and that the order of pages makes no difference."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from places import place_in
from telling import NOW, Telling, address

from onrecord.errors import BadOption
from onrecord.ledger.following import follow, story
from onrecord.store import Store, decisions, linking, reading
from onrecord.store.checking import dump
from onrecord.store.linking import Link

WIRE = (
    "Tarn shells Veland harbour\n\nTarn shelled the harbour of Veland at dawn on Monday and sank seven boats, the coast guard said. "
    "The shelling lasted for two hours, and windows broke as far away as the lighthouse at Ness. Fishermen who had come in early carried the wounded up to the school. "
    "The mayor, Oda Ferrin, closed the market and asked everybody to stay at home until the evening. Nobody in the capital of Tarn would speak of it."
)  # fmt: skip
OTHER = (
    "Herons return to the marsh\n\nThe herons have come back to the marsh behind the brickworks, a month later than last year, the warden Mio Tesk wrote. "
    "He counted forty nests, and thinks that the dry summer kept the birds upriver. The footpath stays closed until July."
)


def wire(
    name: str, text: str = WIRE, *, day: str = "2024-06-18", outlet: str = "Harbour Wire", credit: Sequence[str] = ()
) -> Telling:
    """A copy of the wire's story, with its event and its claim."""
    telling = Telling(text, address(name), outlet=outlet, published=day, credit=credit)
    telling.event("shelled the harbour of Veland", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    told = telling.says("Oda Ferrin", "asked everybody to stay at home", "request", via=["RNA"] if credit == ("via",) else ())
    telling.claim("Tarn shelled the harbour of Veland at dawn on Monday and sank seven boats", held=[told])
    return telling


def ref(telling: Telling, kind: str) -> str:
    return f"{telling.key}#{telling.items[kind][0].id}"


def decide(store: Store, ref: str, verdict: decisions.Verdict) -> int:
    with store.writing() as at:
        return decisions.decide(at, ref, verdict, reviewer="mara", why="", now=NOW)


def threads(store: Store, telling: Telling) -> list[str]:
    with store.reading() as at:
        return [one.article for one in story(at, reading.number(at, telling.key) or 0).copies]


def test_copies_are_one_story_and_what_is_none_is_not(store: Store) -> None:
    first = wire("first", day="2024-06-18T06:00:00Z")
    cut = Telling(
        WIRE[: WIRE.index(" Fishermen")], address("cut"), outlet="The Paper", published="2024-06-18T09:00:00Z", credit=["RNA"]
    )
    renamed = Telling(
        WIRE.replace("Tarn shells Veland harbour", "Shells fall at dawn"),
        address("late"),
        outlet="Ness Post",
        published="2024-06-19",
        credit=["RNA"],
    )
    herons = Telling(OTHER, address("herons"))
    for one in (renamed, herons, cut, first):
        one.keep(store)
    with store.reading() as at:
        told = story(at, reading.number(at, cut.key) or 0)
        alone = story(at, reading.number(at, herons.key) or 0)
    assert [(copy.article, copy.outlet) for copy in told.copies] == [
        (first.key, "Harbour Wire"), (cut.key, "The Paper"), (renamed.key, "Ness Post"),
    ]  # fmt: skip
    assert told.credited == "RNA"
    assert all(link.stands and link.confidence > 0.5 and link.evidence for link in told.links)
    assert ([copy.article for copy in alone.copies], alone.links, alone.credited) == ([herons.key], [], None)


def test_a_story_without_a_day_comes_last(store: Store) -> None:
    dated, bare = wire("z"), Telling(WIRE, address("a"), published=None)
    bare.keep(store)
    dated.keep(store)
    assert threads(store, bare) == [dated.key, bare.key]


def test_what_a_new_version_changed_is_told_by_paragraph(store: Store) -> None:
    before = "Talks\n\nThey met on Monday.\n\nNobody spoke.\n\nIt rained."
    after = "Talks\n\nThey met on Tuesday.\n\nNobody spoke.\n\nIt rained.\n\nIt snowed."
    last = "Talks\n\nThey met on Tuesday.\n\nIt rained.\n\nIt snowed."
    for number, text in enumerate((before, after, after, last)):
        Telling(text, address("talks")).keep(store, f"2024-06-2{number}T08:00:00Z")
    with store.reading() as at:
        told = story(at, 1)
    assert [one.number for one in told.versions] == [1, 2, 3]
    assert [(one.version, one.added[:10], one.before, one.after) for one in told.changes] == [
        (2, "2024-06-21", ["They met on Monday."], ["They met on Tuesday."]), (2, "2024-06-21", [], ["It snowed."]),
        (3, "2024-06-23", ["Nobody spoke."], []),
    ]  # fmt: skip


def test_a_changed_page_leaves_the_story_that_it_no_longer_tells(store: Store) -> None:
    one, other = wire("one"), wire("other")
    one.keep(store)
    other.keep(store)
    assert threads(store, one) == [one.key, other.key]
    Telling(OTHER, address("other")).keep(store)
    assert threads(store, one) == [one.key]
    with store.reading() as at:
        assert follow(at, ref(one, "events")).links == []


def test_one_event_on_two_pages_is_followed_from_either(store: Store) -> None:
    one = wire("one")
    other = Telling(
        "Shells on Veland\n\nOn Monday, guns of Tarn fired on Veland.", address("other"), outlet="Ness Post", published="2024-06-20"
    )
    fired = other.event("fired on", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    next_day = other.event("guns", "ASSAULT", "Tarn", "Veland", when="2024-06-18")
    back = Telling("Veland strikes back\n\nVeland fired on Tarn.", address("back"))
    turned = back.event("fired", "ASSAULT", "Veland", "Tarn", when="2024-06-17")
    for page in (other, one, back):
        page.keep(store)
    with store.reading() as at:
        for each in (ref(one, "events"), fired):
            found = follow(at, each)
            assert [seen.hit.ref for seen in found.seen] == [ref(one, "events"), fired]
            assert (found.kind, found.outlets) == ("event", ["Harbour Wire", "Ness Post"])
        assert [len(follow(at, each).seen) for each in (next_day, turned)] == [1, 1]


def test_a_copied_claim_has_one_origin_and_is_held_by_who_says_it(store: Store) -> None:
    pages = [wire(name, outlet=name.title(), credit=["RNA"] if name == "b" else []) for name in "abc"]
    for page in pages:
        page.keep(store)
    take_for_one(store, *pages)
    with store.reading() as at:
        found = follow(at, ref(pages[2], "claims"))
    assert [seen.hit.article for seen in found.seen] == [page.key for page in pages]
    assert (found.outlets, found.origins) == (["A", "B", "C"], ["RNA"])
    assert [(seen.holders, seen.deniers) for seen in found.seen] == [(["Oda Ferrin"], [])] * 3
    assert found.links
    assert all(link.evidence and 0 < link.confidence <= 1 for link in found.links)


def test_pages_that_found_it_out_themselves_are_origins_of_their_own(store: Store) -> None:
    one = wire("one")
    words = "Tarn shelled the harbour of Veland and sank seven boats"
    other = Telling(
        f"Seven boats lost\n\n{words}, two skippers told this paper, who watched from the dunes.",
        address("other"),
        outlet="Ness Post",
        published="2024-06-19",
    )
    other.event("shelled the harbour of Veland", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    for page in (one, other):
        page.keep(store)
    with store.reading() as at:
        found = follow(at, ref(one, "events"))
    assert (len(found.seen), len(found.origins), len(found.outlets)) == (2, 2, 2)


def test_two_pages_that_both_pass_on_one_agency_have_one_origin(store: Store) -> None:
    one = wire("one", credit=("via",))
    other = Telling(
        WIRE[: WIRE.index(" Fishermen")].replace("Tarn shells", "Guns of Tarn hit"), address("other"), outlet="Ness Post"
    )
    told = other.says("Oda Ferrin", "sank seven boats", via=["RNA"])
    other.claim("Tarn shelled the harbour of Veland at dawn on Monday and sank seven boats", held=[told])
    for page in (one, other):
        page.keep(store)
    take_for_one(store, one, other)
    with store.reading() as at:
        found = follow(at, ref(other, "claims"))
    assert (len(found.seen), found.origins) == (2, ["RNA"])


def take_for_one(store: Store, *pages: Telling) -> None:
    """Link the claims of pages by hand: whether they are one is for `resolve.sameness` to say, and its tests."""
    refs = [ref(page, "claims") for page in pages]
    with store.writing() as at:
        numbers = [reading.number(at, page.key) or 0 for page in pages]
        made = [
            Link("claim", refs[0], other, numbers[0], number, 0.9, {"words": "boats"})
            for other, number in zip(refs[1:], numbers[1:], strict=True)
        ]
        linking.tie(at, made)


def agreements() -> tuple[Telling, Telling, Telling]:
    """A treaty signed, the same treaty two years on, and another one."""
    signed = Telling(
        "Harbour Treaty\n\nOrm and Veland signed the Harbour Treaty, with a clause on attack.",
        address("signed"),
        published="2024-06-18",
    )
    signed.commitment("Harbour Treaty", "Orm", "Veland", name="Harbour Treaty", duty="arms", trigger="attack_on_party")
    later = Telling(
        "Two years on\n\nUnder the Harbour Treaty, Orm sends guns to Veland.",
        address("later"),
        published="2026-06-18",
        outlet="Ness Post",
    )
    later.commitment("Harbour Treaty", "Veland", "Orm", name="the Harbour Treaty", status="in_force")
    pact = Telling("Grain Pact\n\nOrm and Veland signed the Grain Pact.", address("pact"), published="2024-06-18")
    pact.commitment("Grain Pact", "Orm", "Veland", name="Grain Pact")
    return signed, later, pact


def test_an_agreement_is_followed_through_time_with_what_may_touch_it(store: Store) -> None:
    signed, later, pact = agreements()
    attack = Telling(
        "Attack\n\nTarn attacked Veland at dawn. Orm sent rifles to Veland. Tarn may attack again.",
        address("attack"),
        published="2025-03-02",
    )
    attack.event("attacked Veland", "ASSAULT", "Tarn", "Veland", when="2025-03-01")
    attack.event("may attack", "ASSAULT", "Tarn", "Veland", aux=["hypothetical"])
    attack.flow("rifles", "arms", "Orm", "Veland", stage="delivered")
    before = Telling("Attack\n\nTarn attacked Veland in May.", address("before"), published="2024-05-02")
    before.event("attacked Veland", "ASSAULT", "Tarn", "Veland", when="2024-05-01")
    for page in (later, attack, pact, before, signed):
        page.keep(store)
    with store.reading() as at:
        found = follow(at, ref(later, "commitments"))
        other = follow(at, ref(pact, "commitments"))
    assert [seen.hit.article for seen in found.seen] == [signed.key, later.key]
    assert [(touch.day, touch.how, touch.hit.words) for touch in found.touches] == [
        ("2025-03-01", "trigger", "attacked Veland"), ("2025-03-02", "delivery", "rifles"),
    ]  # fmt: skip
    assert [seen.hit.article for seen in other.seen] == [pact.key]


@pytest.mark.parametrize("kind", ["events", "claims", "commitments"])
def test_a_reviewer_parts_what_was_taken_for_one(store: Store, kind: str) -> None:
    one, other = agreements()[:2] if kind == "commitments" else (wire("one"), wire("other", outlet="Ness Post"))
    one.keep(store)
    other.keep(store)
    if kind == "claims":
        take_for_one(store, one, other)
    with store.reading() as at:
        found = follow(at, ref(one, kind))
    assert len(found.seen) == 2
    link = decisions.link_ref(found.kind, ref(other, kind), ref(one, kind))
    number = decide(store, link, "reject")
    with store.reading() as at:
        parted = follow(at, ref(one, kind))
        assert [seen.hit.ref for seen in parted.seen] == [ref(one, kind)]
        assert [made.stands for made in parted.links] == [False]  # told, so that it can be taken back
    with store.writing() as at:
        decisions.undo(at, number, reviewer="mara", why="", now=NOW)
    with store.reading() as at:
        assert follow(at, ref(one, kind)) == found


def test_copies_that_a_reviewer_parted_stay_parted_when_a_page_comes_anew(store: Store) -> None:
    one, other = wire("one"), wire("other")
    one.keep(store)
    other.keep(store)
    with pytest.raises(BadOption, match="nothing to correct"), store.writing() as at:
        decisions.decide(
            at, decisions.link_ref("copy", one.key, other.key), "correct", reviewer="mara", why="", now=NOW, field="what", value="x"
        )
    decide(store, decisions.link_ref("copy", one.key, other.key), "reject")
    assert threads(store, one) == [one.key]
    wire("other", WIRE + " It was over by noon.").keep(store)
    assert threads(store, one) == [one.key]


@pytest.mark.parametrize(
    "wrong",
    ["", "nothing", address("one"), f"{address('one')}#s-1", f"{address('one')}#e-0000000000", "https://nowhere.example/#e-1"],
)
def test_what_cannot_be_followed(file: Store, wrong: str) -> None:
    wire("one").keep(file)
    with file.reading() as at, pytest.raises(BadOption, match="ARTICLE#ID"):
        follow(at, wrong)


def _shuffled(database: str, folder: Path, empty: Path, seed: int) -> dict[str, list[str]]:
    """What a store holds when pages came in an order of chance: links and threads, items and parts without their numbers."""
    pages = [
        *(wire(name, outlet=name.title(), day=f"2024-06-1{number}", credit=["RNA"] if number % 2 else []) for number, name in enumerate("abcd")),
        *agreements(), Telling(OTHER, address("herons")), wire("d", WIRE.replace("two hours", "three hours")),
    ]  # fmt: skip
    order = random.Random(seed)
    last = pages.pop()  # a new version: of what is there by then
    order.shuffle(pages)
    pages.insert(order.randrange([page.key for page in pages].index(last.key) + 1, len(pages) + 1), last)
    with place_in(database, folder, empty) as place, Store(place) as store:
        for page in pages:
            page.keep(store)
        with store.reading() as at:
            names = {
                f"'{column}', {number})": f"'{column}', {key!r})"
                for number, key in reading.keys(at)
                for column in ("article", "a_in", "b_in")
            }
            told: dict[str, list[str]] = {}
            for line in dump(at):
                table, _, row = line.partition(" ")
                if table in ("links", "threads", "bands"):
                    for number, key in names.items():
                        row = row.replace(number, key)
                    told.setdefault(table, []).append(row.replace("'a_in'", "'in'").replace("'b_in'", "'in'"))
    return {table: sorted(rows) for table, rows in told.items()}


def test_the_order_of_pages_makes_no_difference(database: str, tmp_path: Path, empty_file: Path) -> None:
    first, *others = (_shuffled(database, tmp_path, empty_file, seed) for seed in range(5))
    assert {table: len(rows) > 1 for table, rows in first.items()} == {"links": True, "threads": True, "bands": True}
    assert all(other == first for other in others)
