"""Why a source stays unnamed."""

from __future__ import annotations

import pytest
from invented import at

from onrecord.extract.anonymity import reason_in

# the text, the source, the reason
REASONS = [
    ("A clerk, speaking on condition of anonymity, said so.", "A clerk", "speaking on condition of anonymity"),
    ("A clerk spoke on the condition that he not be named, and left.", "A clerk", "spoke on the condition that he not be named"),
    ("A clerk who asked not to be named said so.", "A clerk who asked not to be named", "who asked not to be named"),
    ("A clerk, who wished to remain anonymous, said so.", "A clerk", "who wished to remain anonymous"),
    ("A guard who would not give his name said so.", "A guard who would not give his name", "who would not give his name"),
    (
        "Two envoys, who were not authorised to speak, said so.",
        "Two envoys",
        "who were not authorised to speak",
    ),
    (
        "A clerk because she was not allowed to talk to the press. It rained.",
        "A clerk",
        "because she was not allowed to talk to the press",
    ),
    ("Two clerks, both requesting not to be identified, said so.", "Two clerks", "requesting not to be identified"),
    ("A clerk who declined to give a reason said so.", "A clerk who declined to give a reason", None),
    ("A clerk said so. Bran asked not to be named.", "A clerk", None),
    ("A clerk left. Speaking on condition of anonymity, Bran sang.", "A clerk", None),
    ("Ada Lind said so.", "Ada Lind", None),
]


@pytest.mark.parametrize(("text", "source", "expected"), REASONS)
def test_reason(text: str, source: str, expected: str | None) -> None:
    found = reason_in(text, [at(text, source)])
    assert (found and found.of(text)) == expected


def test_no_source_has_no_reason() -> None:
    assert reason_in("On condition of anonymity.", []) is None
