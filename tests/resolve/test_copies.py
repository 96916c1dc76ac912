"""Copies of one story: as it was, cut, renamed, in a longer one; and what is none."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Block
from onrecord.resolve.copies import bands, copied, text_from, text_of
from onrecord.spans import Span

WIRE = (
    "Tarn shelled the harbour of Veland at dawn on Monday and sank seven boats, the coast guard said. "
    "The shelling lasted for two hours, and windows broke as far away as the lighthouse at Ness. Fishermen who had come in early carried the wounded up to the school. "
    "The mayor, Oda Ferrin, closed the market and asked everybody to stay at home until the evening. Nobody in the capital of Tarn would speak of it."
)  # fmt: skip
HERONS = (
    "The herons have come back to the marsh behind the brickworks, a month later than last year, the warden Mio Tesk wrote. "
    "He counted forty nests, and thinks that the dry summer kept the birds upriver. The footpath stays closed until July."
)
WEEK = "Harbour of Ness, week {week}. Boats in: {boats}. Boats out: {out}. Fish landed: {fish} crates. The gate opens at six and closes at ten. The water is safe to drink, and dogs stay on the lead."


def alike(one: str, other: str) -> bool:
    """Whether both are found (they share a band) and taken for copies."""
    there, here = copied(text_from(one), text_from(other)), copied(text_from(other), text_from(one))
    assert there == here  # whichever came first
    return bool(set(bands(text_from(one))) & set(bands(text_from(other)))) and there is not None


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.upper(),
        WIRE.replace(". ", ".\n\n"),
        WIRE[: WIRE.index(" The mayor")],
        WIRE[WIRE.index("The shelling") :],
        WIRE.replace("at dawn on Monday", "early on Monday").replace("seven boats", "7 boats"),
        f"{HERONS} {WIRE}",
    ],
)
def test_a_story_is_known_again(copy: str) -> None:
    assert alike(WIRE, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WIRE, HERONS),
        ("Tarn shelled Veland.", "Tarn shelled Veland."),  # too short to be a story
        ("", ""),
        (WIRE, "Veland will ask the League to meet over the guns of Tarn. Its envoy Pia Holm said on Tuesday that seven boats had been lost, and that insurers in Port Sarn had doubled what they ask. Two nurses told this paper what they saw from the roof."),
        (WEEK.format(week=11, boats=31, out=29, fish=412), WEEK.format(week=12, boats=26, out=33, fish=380)),
    ],
)  # fmt: skip
def test_what_is_no_copy(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_copy_tells_how_sure_it_is_and_why() -> None:
    whole, cut = (
        copied(text_from(WIRE), text_from(WIRE)),
        copied(text_from(WIRE), text_from(WIRE.replace("Fishermen", "Some").replace("closed", "shut").replace("broke", "shook"))),
    )
    assert whole is not None
    assert cut is not None
    assert 0.5 < cut.confidence < whole.confidence < 1
    assert set(whole.evidence) >= {"how", "runs of five"}


def test_furniture_is_not_compared() -> None:
    parts = [
        ("headline", "Tarn shells Veland."),
        ("byline", "By Mara Ilves."),
        ("body", WIRE),
        ("caption", "A boat, sunk."),
        ("credit", "J. Okoro."),
    ]
    text, blocks = "", []
    for role, told in parts:
        blocks.append(Block(role, Span(len(text), len(text) + len(told))))  # type: ignore[arg-type]
        text += told + "\n\n"
    article = Article("sha256:0", None, None, None, [], None, "en", [], text, blocks, [])
    words = text_of(article).words
    assert words[:3] == ["tarn", "shells", "veland"]
    assert not {"okoro", "sunk", "ilves"} & set(words)
