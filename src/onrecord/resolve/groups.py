"""Two who are named together: "both leaders", "the two countries"."""

from __future__ import annotations

from onrecord.resolve.cast import Cast, Draft
from onrecord.resolve.scene import Scene

_THEY = frozenset(("they", "their", "them", "themselves"))
_LEADERS = frozenset(("leaders", "presidents", "men", "heads", "statesmen"))
_LANDS = frozenset(("countries", "nations", "states", "governments", "neighbours", "neighbors", "allies"))


def link_groups(stage: list[Scene], cast: Cast) -> None:
    """A mention of both, wherever the article has two leaders, or two countries are in view."""
    leaders = [draft for draft in cast.people if draft.leads]
    leaders = leaders if len(leaders) == 2 and leaders[0].code != leaders[1].code else []
    for number, scene in enumerate(stage):
        for first, noun in _pairs(scene):
            if scene.line.low(noun) in _LEADERS:
                meant = leaders if all(draft.start < scene.line.words[first].start for draft in leaders) else []
            else:
                meant = _lands(stage, number, first, cast, leaders)
            for draft in meant:
                draft.mention(scene.line.span(first, noun + 1), "description")
                for at in range(noun + 1, len(scene.line.words)):
                    if scene.line.low(at) in _THEY and scene.line.quoted[at] == scene.line.quoted[first]:
                        draft.mention(scene.line.span(at, at + 1), "pronoun")


def _pairs(scene: Scene) -> list[tuple[int, int]]:
    """Where "both" or "the two" stands before such a noun: the first word, and the noun."""
    out, line = [], scene.line
    for at, word in enumerate(line.words):
        if word.low == "both" or (word.low == "two" and line.low(at - 1) in ("the", "these", "those")):
            noun = at + 1 + (line.low(at + 1) == "the")
            if line.low(noun) in _LEADERS | _LANDS:
                out.append((at if word.low == "both" else at - 1, noun))
    return out


def _lands(stage: list[Scene], number: int, first: int, cast: Cast, leaders: list[Draft]) -> list[Draft]:
    """The two countries in view: the only two of this paragraph so far and the one before it, else those of the two leaders."""
    here = stage[number].line
    end = here.words[first].start
    block = here.block
    begin = min(scene.line.words[0].start for scene in stage if scene.line.block in (block, block - 1))
    countries = [draft for key, draft in cast.drafts.items() if key[0] == "country"]
    near = [draft for draft in countries if any(begin <= start < end for start, _ in draft.mentions)]
    if len(near) == 2:
        return near
    led = [draft for draft in countries if draft.code in [leader.code for leader in leaders] and draft.mentions]
    if (
        len(led) == 2
        and all(draft.start < end for draft in led)
        and (not near or (len(near) > 2 and all(draft in near for draft in led)))
    ):
        return led
    return []
