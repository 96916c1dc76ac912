"""Quotes without a cue of their own: those that go on behind one in the paragraph, over paragraphs, or alone in the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from onrecord.extract.units import Unit
from onrecord.model import Article, Attribution
from onrecord.spans import Span

Made = list[tuple[Unit, Attribution]]


def _only_quotes(unit: Unit) -> bool:
    return bool(unit.quotes) and all(word.kind in {"quote", "mark"} for word in unit.words)


def carried_on(read: Sequence[Unit], made: Made) -> Made:
    """Statements with the quotes that carry them on: bare quotes right behind, and paragraphs that a quote runs into."""
    out = list(made)
    for before, unit in pairwise(read):
        runs_on = _runs_on(before, unit)
        if not _only_quotes(unit) or (unit.block != before.block and not runs_on):
            continue
        spoken = _last_quoted(out, before)
        if spoken is not None and (runs_on or _ends_quoted(before) or _cue_last(out[spoken][1], before)):
            whole = out[spoken][1]
            out[spoken] = (unit, msgspec.structs.replace(whole, content=[*whole.content, _all_of(unit)]))
    for before, unit in reversed(list(pairwise(read))):
        if (
            _runs_on(before, unit)
            and _only_quotes(before)
            and not any(one.content[-1].end == before.words[-1].end for _, one in out)
        ):
            _carry_back(out, before, unit)
    return out


def _runs_on(before: Unit, unit: Unit) -> bool:
    """Whether a quote runs from the end of a paragraph into the next."""
    return (
        unit.block == before.block + 1
        and bool(before.quotes)
        and before.quotes[-1].goes_on
        and bool(unit.quotes)
        and unit.quotes[0].carried
    )


def _carry_back(made: Made, before: Unit, unit: Unit) -> None:
    """Give the first paragraph of a quote to the statement that ends it (“… / “…,” said X)."""
    for number, (_, one) in enumerate(made):
        if one.content[0].start == unit.words[0].start and one.mode == "direct":
            made[number] = (unit, msgspec.structs.replace(one, content=[_all_of(before), *one.content]))
            return


def _all_of(unit: Unit) -> Span:
    return Span(unit.words[0].start, unit.words[-1].end)


def _last_quoted(made: Made, before: Unit) -> int | None:
    """The statement with a quote that belongs to a unit (or was carried on into it), if there is just one speaker."""
    at = [number for number, (unit, one) in enumerate(made) if unit is before and one.mode != "indirect" and one.cue]
    sources = {tuple(made[number][1].source) for number in at}
    return at[-1] if at and len(sources) == 1 else None


def _ends_quoted(unit: Unit) -> bool:
    return any(word.kind == "quote" for word in unit.words[-2:])


def _cue_last(one: Attribution, unit: Unit) -> bool:
    """Whether a direct quote opens the sentence, so that its cue closes it (“…,” said X. “…”)."""
    return one.mode == "direct" and one.content[0].start == unit.words[0].start


def quotes_alone(article: Article, read: Sequence[Unit], made: Made) -> list[Attribution]:
    """Paragraphs of nothing but a quote, behind a paragraph in which just one person is quoted: that person speaks on."""
    out: list[Attribution] = []
    held = {span.start for _, one in made for span in one.content}
    last: Attribution | None = None
    blocks: dict[int, list[Unit]] = {}
    for unit in read:
        blocks.setdefault(unit.block, []).append(unit)
    for number, inside in blocks.items():
        spoken = [one for unit, one in made if unit.block == number and one.mode != "indirect" and one.inside is None]
        alone = all(_only_quotes(unit) for unit in inside) and article.blocks[number].role in {"body", "analysis"}
        if alone and inside[0].words[0].start not in held:
            if last is not None and blocks.get(number - 1) is not None:
                span = Span(inside[0].words[0].start, inside[-1].words[-1].end)
                out.append(Attribution(last.source, [], [span], "direct", "say", "positive", [], list(last.via), 0.6))
            continue
        sources = {tuple(one.source) for one in spoken}
        last = spoken[-1] if len(sources) == 1 and spoken[-1].source and spoken[-1].mode == "direct" else None
    return out
