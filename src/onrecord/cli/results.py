"""Results of a search in the terminal: each a sentence, the words it rests on, and where they stand."""

from __future__ import annotations

from onrecord.brief.quoting import clipped, quoted, visible
from onrecord.brief.sentences import Part as Piece
from onrecord.brief.sentences import Sentence
from onrecord.brief.terminal import coloured, line, terminal_width
from onrecord.brief.wording import ACTS, AUX, STANDINGS, UNNAMED, worded
from onrecord.brief.wrapping import wrap
from onrecord.ledger.following import Followed, Story
from onrecord.store.searching import COUNTED, Hit, Results

_HINT = 'Nothing was found. A query is words, "phrases" and field:value pairs; the fields are listed by: onrecord search --fields'
_QUOTED = 200  # characters of a quotation
_INDENT = 2
_FACETS = 5  # values shown of each


def shown(results: Results) -> str:
    """A page of results."""
    if not results.hits:
        return _HINT + "\n"
    width, paint = terminal_width(), coloured()
    lines: list[str] = []
    before = ""
    for hit in results.hits:
        if hit.article != before:
            lines += [""] if before else []
            lines += _lines([Piece(heading(hit), "act")], width, paint)
        lines += told(hit, width, paint)
        before = hit.article
    lines += ["", *_foot(results, width, paint)]
    return "".join(lines_ended(lines))


def timeline_shown(results: Results) -> str:
    """Events by day."""
    if not results.hits:
        return _HINT + "\n"
    width, paint = terminal_width(), coloured()
    lines: list[str] = []
    day = ""
    for hit in results.hits:
        if hit.first != day:
            day = hit.first or ""
            lines += ([""] if lines else []) + _lines([Piece(day, "act")], width, paint)
        lines += told(hit, width, paint)
    return "".join(lines_ended([*lines, "", *_foot(results, width, paint)]))


def heading(hit: Hit) -> str:
    """The page of a result: outlet, day, title."""
    day = (hit.published or "no date").partition("T")[0]
    return " · ".join(visible(part) for part in (hit.outlet or "no outlet", day, hit.title or hit.article))


def told(hit: Hit, width: int, paint: bool) -> list[str]:
    """A result, in lines: who does what, the words, the reference."""
    said: Sentence = [
        *_sentence(hit),
        Piece(": " if hit.kind != "passage" else ""),
        Piece(quoted(clipped(visible(hit.words), _QUOTED)), "quote"),
    ]
    lines = _lines(said, width - _INDENT, paint)
    if hit.ref:
        lines += _lines([Piece(visible(hit.ref), "muted")], width - _INDENT, paint)
    return [" " * _INDENT + one for one in lines]


def story_shown(story: Story) -> str:
    """An article's copies and versions."""
    width, paint = terminal_width(), coloured()
    lines = _lines(
        [Piece(f"{len(story.copies)} {'copies' if len(story.copies) > 1 else 'copy'} of one story", "act")], width, paint
    )
    credit = [Piece(f"Credited to {visible(story.credited)}")] if story.credited else [Piece("Nobody is credited")]
    lines += _lines(credit, width, paint)
    for number, copy in enumerate(story.copies):
        day = (copy.published or "no date").replace("T", " ")[:16]
        sign = "first " if number == 0 and copy.published and len(story.copies) > 1 else ""
        told = f"{sign}{day} · {visible(copy.outlet or 'no outlet')} · {visible(copy.title or '')}"
        lines += [" " * _INDENT + one for one in _lines([Piece(told)], width - _INDENT, paint)]
        lines += [" " * _INDENT + one for one in _lines([Piece(visible(copy.article), "muted")], width - _INDENT, paint)]
    if len(story.versions) > 1:
        lines += ["", *_lines([Piece(f"{len(story.versions)} versions", "act")], width, paint)]
        for change in story.changes:
            lines += _lines([Piece(f"Version {change.version}, {change.added}", "muted")], width, paint)
            for sign, parts in (("-", change.before), ("+", change.after)):
                for part in parts:
                    lines += _lines([Piece(f"{sign} {clipped(visible(part), _QUOTED)}")], width, paint)
    return "".join(lines_ended(lines))


def followed_shown(followed: Followed) -> str:
    """A claim, an event or a commitment through the pages."""
    width, paint = terminal_width(), coloured()
    origins, outlets = len(followed.origins), len(followed.outlets)
    first = next((one.hit.published for one in followed.seen if one.hit.published), None)
    many = f"{origins} origin{'s' * (origins > 1)}, {outlets} outlet{'s' * (outlets > 1)}"
    lines = _lines(
        [Piece(f"One {followed.kind}: {many}", "act"), Piece(f", first seen {first[:10]}" if first else "")], width, paint
    )
    for one in followed.seen:
        lines += [
            "",
            *_lines([Piece(heading(one.hit)), Piece(f" (from {visible(one.origin)})", "muted")], width, paint),
            *told(one.hit, width, paint),
        ]
        for label, names in (("held by", one.holders), ("denied by", one.deniers)):
            if names:
                lines += [
                    " " * _INDENT + each for each in _lines([Piece(f"{label} {visible(', '.join(names))}")], width - _INDENT, paint)
                ]
    for link in followed.links:
        why = ", ".join(f"{name}: {value}" for name, value in link.evidence.items())
        undone = "" if link.stands else " (undone by a reviewer)"
        lines += ["", *_lines([Piece(f"Taken for one at {link.confidence:.2f}{undone}: {visible(why)}", "muted")], width, paint)]
    if followed.touches:
        lines += ["", *_lines([Piece("What may touch it", "act")], width, paint)]
        for touch in followed.touches:
            lines += _lines([Piece(f"{touch.day or 'no date'}  {touch.how}: "), Piece(visible(touch.note))], width, paint)
            lines += told(touch.hit, width, paint)
    return "".join(lines_ended(lines))


def lines_ended(lines: list[str]) -> list[str]:
    """Lines, each with its end."""
    return [one.rstrip() + "\n" for one in lines]


def _sentence(hit: Hit) -> Sentence:
    """Who does what to whom, in a few words; and on whose word, where it is not the page's own."""
    source = " and ".join(visible(part.name) for part in hit.parts if part.role == "source")
    return [
        *_deed(hit),
        *([Piece(f", as {source} says" if " and " not in source else f", as {source} say", "via")] if source else []),
    ]


def _deed(hit: Hit) -> Sentence:
    who = {
        role: " and ".join(visible(part.name) for part in hit.parts if part.role == role)
        for role in dict.fromkeys(part.role for part in hit.parts)
    }
    if hit.kind == "statement":
        verb = ACTS[hit.what][0] if hit.what in ACTS else hit.what
        does_not = "does not " if hit.status == "negative" else ""
        via = f", via {who['via']}" if "via" in who else ""
        return [
            Piece(who.get("speaker", UNNAMED), "who"),
            Piece(f" {does_not}"),
            Piece(hit.what if does_not else verb, "act"),
            Piece(via, "via"),
        ]
    if hit.kind == "event":
        aux = "".join(f", {worded(AUX, one)}" for one in hit.status.split())
        return [Piece(who.get("actor", "somebody"), "who"), Piece(" "), Piece(hit.what, "act"), Piece(f" → {who['recipient']}" if "recipient" in who else ""),
                Piece(f" ({hit.first})" if hit.first else ""), Piece(aux, "aux")]  # fmt: skip
    if hit.kind == "claim":
        held = f", held by {who['holder']}" if "holder" in who else ""
        denied = f", denied by {who['denier']}" if "denier" in who else ""
        return [Piece(f"{STANDINGS.get(hit.status, '')} {hit.status}", "act"), Piece(held, "who"), Piece(denied, "who")]
    if hit.kind == "commitment":
        return [
            Piece(hit.what, "act"),
            Piece(f" of {who['party']}" if "party" in who else "", "who"),
            Piece(f", {worded({}, hit.status)}"),
        ]
    if hit.kind == "flow":
        ends = f" from {who['from']}" * ("from" in who) + f" to {who['to']}" * ("to" in who) if {"from", "to"} & who.keys() else ""
        return [Piece(worded({}, hit.what), "act"), Piece(ends, "who"), Piece(f", {hit.stage}, {hit.status}")]
    return []


def _foot(results: Results, width: int, paint: bool) -> list[str]:
    total = f"more than {COUNTED:,}" if results.counted_out else f"{results.total:,}"
    lines = _lines([Piece(f"{len(results.hits)} of {total} results", "act")], width, paint)
    for facet, values in results.facets.items():
        told = ", ".join(f"{visible(value)} {many:,}" for value, many in values[:_FACETS])
        lines += _lines([Piece(f"by {facet}: {told}", "muted")], width, paint)
    if results.next:
        lines += _lines(
            [
                Piece(
                    f"The next page: --after {results.next!r}" if " " in results.next else f"The next page: --after {results.next}"
                )
            ],
            width,
            paint,
        )
    return lines


def _lines(sentence: Sentence, width: int, paint: bool) -> list[str]:
    return [line(wrapped, paint).rstrip("\n") for wrapped in wrap([piece for piece in sentence if piece.text], width)]
