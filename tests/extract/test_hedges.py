"""Words that weaken, within some spans. The table's own rows are tested in `tests/lang`."""

from __future__ import annotations

import pytest
from invented import at

from onrecord.extract.hedges import hedges_in

TEXT = "Lind reportedly said that the crew may have left and that the boat probably sank. Perhaps it rained."


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([TEXT], ["reportedly", "may have", "probably", "Perhaps"]),
        (["reportedly said", "that the boat probably sank"], ["reportedly", "probably"]),
        (["that the crew may"], []),  # half of it
        (["reported"], []),
        ([], []),
    ],
)
def test_hedges(stretches: list[str], expected: list[str]) -> None:
    assert [span.of(TEXT) for span in hedges_in(TEXT, [at(TEXT, words) for words in stretches])] == expected


def test_the_longer_of_two() -> None:
    text = "Lind does not rule out a tax; a thing said to be unlikely is not likely."
    assert [span.of(text) for span in hedges_in(text, [at(text, text)])] == [
        "does not rule out",
        "said to be",
        "unlikely",
        "likely",
    ]
