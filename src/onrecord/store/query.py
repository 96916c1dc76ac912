"""The query language: what people type, as a tree. It knows nothing of databases.

>>> parse('shells act:deny')
All(parts=(Words(words=('shells',), begins=False), Field(name='act', value='deny')))
>>> parse('(from:RUS to:PRK) or not "grain deal"')
Either(parts=(All(parts=(Field(name='from', value='RUS'), Field(name='to', value='PRK'))), Not(part=Words(words=('grain', 'deal'), begins=False))))
>>> parse("date:2024-06..2024-07")
Field(name='date', value='2024-06..2024-07')

A query is words, "phrases", beginnings (`missil*`) and `field:value` pairs, joined by `and` (or nothing), `or`, `not` and parentheses.
`not` binds closest, then `and`, then `or`. A word that is one of these three, or holds a colon, is quoted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from onrecord.errors import BadQuery
from onrecord.store.fulltext import words

FIELDS: dict[str, str] = {
    "actor": "takes any part in it: a name, words of one, or a country's code",
    "speaker": "says it, or is told to have said it",
    "denier": "denies the claim",
    "via": "passes the statement on",
    "party": "is bound by the commitment, owes or is owed",
    "from": "acts, gives or owes",
    "to": "is acted upon, receives or is owed",
    "kind": "statement, event, claim, commitment or flow",
    "act": "the act of a statement: deny, accuse, promise …",
    "event": "PLOVER's type of an event: AGREE, ASSAULT …",
    "instrument": "the instrument of a commitment: treaty, ceasefire …",
    "flow": "what passes: arms, loan, prisoners …",
    "status": "how a claim, commitment or flow stands: disputed, signed …",
    "stage": "how far a flow is along: pledged, delivered …; the mode of an event or a statement",
    "aux": "what qualifies an event: historical, future, hypothetical, negation",
    "verdict": "what reviewers said of it: accepted, corrected, rejected (those are left out unless asked for)",
    "when": "the item's own time: a date or a range",
    "outlet": "who published the page",
    "date": "when the page was published: a date or a range",
}
_TIMES = frozenset({"date", "when"})
_TIME = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<field>[A-Za-z]+):(?P<value>"[^"]*"|[^\s()"]+)?|"(?P<phrase>[^"]*)"|(?P<word>[^\s()":]+))"""
)
_DEPTH = 50
_MOST = 2000  # characters


class Words(msgspec.Struct, frozen=True):
    """Words that follow each other in one paragraph; with `begins` the last one is the beginning of a word."""

    words: tuple[str, ...]
    begins: bool


class Field(msgspec.Struct, frozen=True):
    """What is asked of a field."""

    name: str
    value: str


class Not(msgspec.Struct, frozen=True):
    """What must not be."""

    part: Query


class All(msgspec.Struct, frozen=True):
    """What must all be."""

    parts: tuple[Query, ...]


class Either(msgspec.Struct, frozen=True):
    """Of which one must be."""

    parts: tuple[Query, ...]


Query = Words | Field | Not | All | Either
EVERYTHING = All(())


class _Token(NamedTuple):
    kind: str
    text: str
    value: str
    at: int


def parse(asked: str) -> Query:
    """The tree of a query; of an empty one, what everything meets. Raises `BadQuery` with the place where it cannot be read."""
    if len(asked) > _MOST:
        raise BadQuery(asked, 0, f"is longer than {_MOST:,} characters.")
    tokens = _tokens(asked)
    if not tokens:
        return EVERYTHING
    found, rest = _either(asked, tokens, 0, 0)
    if rest < len(tokens):
        raise BadQuery(asked, tokens[rest].at, "this parenthesis was never opened.")
    return found


def fields(query: Query) -> set[str]:
    """The names of the fields that a query asks of."""
    if isinstance(query, Field):
        return {query.name}
    if isinstance(query, Not):
        return fields(query.part)
    if isinstance(query, All | Either):
        return {name for part in query.parts for name in fields(part)}
    return set()


def span_of_time(value: str) -> tuple[str, str]:
    """A date, a month, a year or a range as the first and the last day of it, as strings that compare.

    >>> span_of_time("2024-06..2024-07"), span_of_time("2019"), span_of_time("..2020-01-05")
    (('2024-06-01', '2024-07-31'), ('2019-01-01', '2019-12-31'), ('0000-01-01', '2020-01-05'))
    """
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    for end in (first, last):
        if end and not _TIME.fullmatch(end):
            raise ValueError(end)
    begin = (first or "0000") + "-01-01"[len(first) - 4 if first else 0 :]
    finish = (last or "9999") + "-12-31"[len(last) - 4 if last else 0 :]
    return begin, finish


def _tokens(asked: str) -> list[_Token]:
    out: list[_Token] = []
    at = 0
    while asked[at:].strip():
        found = _TOKEN.match(asked, at)
        if not found:
            place = at + len(asked[at:]) - len(asked[at:].lstrip())
            raise BadQuery(asked, place, "this quotation mark is never closed." if asked[place] == '"' else "this cannot be read.")
        kind = found.lastgroup or ""
        if found["field"]:
            out.append(_Token("field", found["field"].lower(), (found["value"] or "").strip('"'), found.start("field")))
        else:
            out.append(_Token(kind, found[kind], "", found.start(kind) - (kind == "phrase")))
        at = found.end()
    return out


def _either(asked: str, tokens: list[_Token], at: int, depth: int) -> tuple[Query, int]:
    if depth > _DEPTH:
        raise BadQuery(asked, tokens[at].at if at < len(tokens) else 0, f"goes more than {_DEPTH} levels deep.")
    parts: list[Query] = []
    while True:
        part, at = _all(asked, tokens, at, depth)
        parts.append(part)
        if at < len(tokens) and _is(tokens[at], "or"):
            at += 1
            continue
        return (parts[0] if len(parts) == 1 else Either(tuple(parts))), at


def _all(asked: str, tokens: list[_Token], at: int, depth: int) -> tuple[Query, int]:
    parts: list[Query] = []
    while at < len(tokens) and tokens[at].kind != "close" and not _is(tokens[at], "or"):
        if _is(tokens[at], "and"):
            if not parts or not _begins(tokens, at + 1):
                raise BadQuery(asked, tokens[at].at, "`and` stands between two things; as a word, quote it.")
            at += 1
            continue
        part, at = _not(asked, tokens, at, depth)
        parts.append(part)
    if not parts:
        place = tokens[at].at if at < len(tokens) else len(asked)
        raise BadQuery(asked, place, "something is missing here.")
    return (parts[0] if len(parts) == 1 else All(tuple(parts))), at


def _not(asked: str, tokens: list[_Token], at: int, depth: int) -> tuple[Query, int]:
    token = tokens[at]
    if _is(token, "not"):
        if depth > _DEPTH:
            raise BadQuery(asked, token.at, f"goes more than {_DEPTH} levels deep.")
        if not _begins(tokens, at + 1):
            raise BadQuery(asked, token.at, "`not` stands before what must not be; as a word, quote it.")
        part, at = _not(asked, tokens, at + 1, depth + 1)
        return Not(part), at
    if token.kind == "open":
        part, at = _either(asked, tokens, at + 1, depth + 1)
        if at == len(tokens):
            raise BadQuery(asked, token.at, "this parenthesis is never closed.")
        return part, at + 1
    if token.kind == "field":
        return _field(asked, token), at + 1
    begins = token.kind == "word" and token.text.endswith("*")
    found = tuple(words(token.text))
    if not found:
        raise BadQuery(asked, token.at, "holds no letter or digit to search for.")
    return Words(found, begins), at + 1


def _field(asked: str, token: _Token) -> Field:
    if token.text not in FIELDS:
        raise BadQuery(
            asked, token.at, f"there is no field {token.text!r}. The fields: {', '.join(FIELDS)}. A word with a colon is quoted."
        )
    value = token.value.strip()
    if not value:
        raise BadQuery(asked, token.at, f"what of {token.text}? Write {token.text}:VALUE, without a blank.")
    if token.text in _TIMES:
        try:
            span_of_time(value)
        except ValueError:
            raise BadQuery(
                asked, token.at, "a time is written 2024, 2024-06, 2024-06-19, or as a range with two dots between."
            ) from None
    elif not words(value):
        raise BadQuery(asked, token.at, "holds no letter or digit to search for.")
    return Field(token.text, value)


def _begins(tokens: list[_Token], at: int) -> bool:
    """Whether something to search for begins there."""
    return at < len(tokens) and tokens[at].kind != "close" and not _is(tokens[at], "and") and not _is(tokens[at], "or")


def _is(token: _Token, word: str) -> bool:
    return token.kind == "word" and token.text.lower() == word
