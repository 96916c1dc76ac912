"""Why an item is on the record, for the terminal: its words with their places on the page, what found it, what weighed, whom it names."""

from __future__ import annotations

from onrecord.brief.quoting import clipped, quoted, visible
from onrecord.brief.sentences import Part
from onrecord.brief.wrapping import wrap
from onrecord.model import Explanation, Ground

__all__ = ["grounds"]

_WIDTH = 100
_LABEL = 12
_QUOTED = 200


def grounds(told: Explanation) -> str:
    """An explanation as lines: a block each for the words, for what made it, for what weighed, and for the actors."""
    lines = [f"{told.kind.upper()} {told.id}, confidence {told.confidence:.2f}", f"found by {told.made_by}"]
    blocks = [
        [(f"[{place[0]}:{place[1]}]", quoted(clipped(visible(words), _QUOTED))) for place, words in told.spans],
        [_reason(one) for one in told.reasons],
        [_reason(one) for one in told.actors],
    ]
    out = ["\n".join(visible(line) for line in lines)]
    out += ["\n".join(_row(label, words) for label, words in block) for block in blocks if block]
    return "\n\n".join(out) + "\n"


def _reason(one: Ground) -> tuple[str, str]:
    figure = "" if one.share is None else f"{one.share:.2f}"
    about = visible(one.about)
    found = clipped(visible(one.found), _QUOTED)
    return figure, f"{about}: {found}" if found else about


def _row(label: str, words: str) -> str:
    first, *others = ("".join(part.text for part in line) for line in wrap([Part(words)], _WIDTH - _LABEL))
    return "\n".join([f"{label:<{_LABEL}}{first}".rstrip(), *(f"{'':<{_LABEL}}{line}" for line in others)])
