"""A caller's own table of actors: adds to ours, and wins over ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, cast, get_args

import msgspec

from onrecord.errors import BadOption
from onrecord.model import ActorKind
from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover
from onrecord.resolve.coding.lexicon import Entry, Lexicon

_NEEDED: Final = ("text", "code", "sector")
_OPTIONAL: Final = ("name", "kind", "begin", "end")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.I)
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class OwnActor(msgspec.Struct, frozen=True):
    """A row: the words `text` mean an actor with this code and sector, from `begin` to `end` (ISO dates, empty where always)."""

    text: str
    code: str
    sector: str
    name: str = ""
    kind: ActorKind = "organization"
    begin: str = ""
    end: str = ""


class ActorTable:
    """A caller's rows, ready for look-ups. Of rows with the same words, the one whose dates fit is taken, else the last."""

    def __init__(self, rows: Iterable[OwnActor]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The rows as an index of words."""
        index = Lexicon()
        spells: dict[str, list[Entry]] = {}
        for row in self.rows:
            entry = Entry("own", row.code, row.sector, row.kind, row.name or row.text, begin=row.begin, end=row.end)
            spells.setdefault(_ARTICLE.sub("", row.text), []).append(entry)
        for text, entries in spells.items():
            index.noun(
                text,
                msgspec.structs.replace(
                    entries[-1], spells=tuple(entries) if entries[-1].begin or entries[-1].end or len(entries) > 1 else ()
                ),
            )
        return index

    @classmethod
    def parse(cls, tsv: str, source: str = "the table") -> ActorTable:
        """Read a TSV: a head row with `text`, `code`, `sector` and any of `name`, `kind`, `begin`, `end`; `#` begins a remark.

        Raises BadOption with the number of the line that is wrong.

        >>> ActorTable.parse("text\\tcode\\tsector\\nthe Blue Vests\\tPER\\tCVL\\n").rows[0].code
        'PER'
        """
        rows: list[OwnActor] = []
        columns: list[str] = []
        for number, line in enumerate(tsv.lstrip("\ufeff").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            if not columns:
                columns = _columns(cells, f"{source}, line {number}")
                continue
            rows.append(_row(dict(zip(columns, cells, strict=False)), len(cells) <= len(columns), f"{source}, line {number}"))
        if not columns:
            raise BadOption(f"{source} is empty: its first line should be {chr(9).join(_NEEDED)}.")
        return cls(rows)


def _columns(cells: list[str], where: str) -> list[str]:
    missing = [name for name in _NEEDED if name not in cells]
    strange = [name for name in cells if name not in (*_NEEDED, *_OPTIONAL)]
    if missing or strange:
        wrong = f"column {missing[0]!r} is missing" if missing else f"no column is called {strange[0]!r}"
        raise BadOption(f"{where}: {wrong}. Columns, parted by tabs: {', '.join(_NEEDED)}; if wanted {', '.join(_OPTIONAL)}.")
    return cells


def _row(cells: dict[str, str], fits: bool, where: str) -> OwnActor:
    code, sector, kind = cells.get("code", ""), cells.get("sector", ""), cells.get("kind", "") or "organization"
    if not fits or not cells.get("text"):
        raise BadOption(f"{where}: {'more cells than columns' if not fits else 'the text is empty'}.")
    if code and code not in ("IGO", "NGO", "MNC") and code not in countries():
        raise BadOption(f"{where}: {code!r} is no ISO 3166-1 alpha-3 code, nor IGO, NGO or MNC.")
    if sector and sector not in plover().sectors:
        raise BadOption(f"{where}: {sector!r} is no sector of PLOVER.")
    if kind not in get_args(ActorKind):
        raise BadOption(f"{where}: {kind!r} is no kind of actor ({', '.join(get_args(ActorKind))}).")
    for name in ("begin", "end"):
        if cells.get(name) and not _DATE.fullmatch(cells[name]):
            raise BadOption(f"{where}: {cells[name]!r} is no date. Write 2012-05-07, 2012-05 or 2012.")
    rest = {name: cells.get(name, "") for name in ("name", "begin", "end")}
    return OwnActor(cells["text"], code, sector, kind=cast(ActorKind, kind), **rest)
