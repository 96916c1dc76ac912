"""`onrecord actor`: which country, sector and kind is an actor, from its words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from onrecord.errors import BadOption

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.resolve.coding import ActorTable, Coded

_FORMATS = ("terminal", "json", "jsonl")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LINE = ("id", "code", "sector", "name", "by", "confidence")
_SURE, _LIKELY = 0.8, 0.5  # confidences from which on the terminal says so


@click.command()
@click.argument("strings", nargs=-1, metavar="STRING...")
@click.option("--date", metavar="DATE", help="The day for which to say it (2012-05-07, or 2012-05, or 2012).")
@click.option(
    "--own", metavar="FILE", help="A table of your own (TSV: text, code, sector, name, kind, begin, end), which wins over ours."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="terminal", show_default=True, help="What to write.")
@click.option("--width", type=click.IntRange(40, 160), help="Width in columns. Default: the terminal's, or 100.")
def actor(strings: tuple[str, ...], date: str | None, own: str | None, form: str, width: int | None) -> None:
    """Say which country, sector and kind an actor is, from its words.

    STRING names an actor as news pages do: "the Iranian foreign minister". With - alone, lines of JSON (id, text, and date if wanted)
    are read from standard input, and a line of JSON is written for each; a line that cannot be read is reported and skipped, and the
    exit code is 1.
    """
    if not strings:
        raise BadOption('No actor was named. Try: onrecord actor "the Iranian foreign minister"')
    if date is not None and not _DATE.fullmatch(date):
        raise BadOption(f"{date!r} is no date. Write 2012-05-07, 2012-05 or 2012.")
    table = _table(own) if own is not None else None
    if strings == ("-",):
        if failed := _stream(sys.stdin.buffer, date, table):
            click.echo(f"onrecord: {failed} {'lines' if failed > 1 else 'line'} could not be read; the others were.", err=True)
            raise click.exceptions.Exit(1)
        return
    from onrecord.resolve.coding import code_actor

    outcomes = [(text, code_actor(text, date, table)) for text in strings]
    if form == "terminal":
        _show(outcomes, width)
        return
    import msgspec

    found = [{"text": text, **msgspec.structs.asdict(coded)} for text, coded in outcomes]
    if form == "jsonl":
        click.echo(b"".join(msgspec.json.encode(each) + b"\n" for each in found), nl=False)
    else:
        click.echo(msgspec.json.format(msgspec.json.encode(found if len(found) > 1 else found[0]), indent=1))


def _table(path: str) -> ActorTable:
    """The caller's table. Raises BadOption where it cannot be read."""
    from onrecord.resolve.coding import ActorTable

    try:
        return ActorTable.parse(Path(path).read_text("utf-8"), path)
    except OSError as wrong:
        raise BadOption(f"Cannot read {path}: {wrong.strerror}.") from wrong
    except UnicodeDecodeError as wrong:
        raise BadOption(f"{path} is not UTF-8 text.") from wrong


def _stream(lines: IO[bytes] | Iterable[bytes], date: str | None, table: ActorTable | None) -> int:
    """Read lines of JSON, write one for each; how many could not be read."""
    import msgspec

    from onrecord.resolve.coding import code_actor

    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = _asked(line)
        except ValueError as wrong:
            failed += 1
            click.echo(f"onrecord: line {number}: {wrong}", err=True)
            continue
        coded = code_actor(asked[1], asked[2] or date, table)
        told = {"id": asked[0], **msgspec.structs.asdict(coded)}
        click.echo(msgspec.json.encode({name: told[name] for name in _LINE}))
    return failed


def _asked(line: bytes) -> tuple[str | int, str, str | None]:
    """The id, text and date of a line. Raises ValueError that says what is wrong."""
    import msgspec

    try:
        asked = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise ValueError("this is no JSON.") from wrong
    if not isinstance(asked, dict):
        raise ValueError("this is no JSON object.")
    for name in ("id", "text"):
        if name not in asked:
            raise ValueError(f"{name!r} is missing.")
    if not isinstance(asked["id"], str | int) or not isinstance(asked["text"], str):
        raise ValueError("'id' should be a string or a whole number, 'text' a string.")
    date = asked.get("date")
    if date is not None and not (isinstance(date, str) and _DATE.fullmatch(date[:10])):
        raise ValueError(f"{date!r} is no date. Write 2012-05-07, 2012-05 or 2012.")
    return asked["id"], asked["text"], date[:10] if date else None


def _show(outcomes: list[tuple[str, Coded]], width: int | None) -> None:
    """Each string with what it means, in words, and why."""
    from rich.console import Console

    console = Console(highlight=False)
    if width or not console.is_terminal:
        console = Console(highlight=False, width=width or 100)
    for number, (text, coded) in enumerate(outcomes):
        if number:
            console.print()
        _tell(console, text, coded)


def _tell(console: Console, text: str, coded: Coded) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.brief.quoting import visible
    from onrecord.ontology.countries import countries
    from onrecord.ontology.plover import plover

    begin, end = coded.head
    before, after = visible(text[:begin]), visible(text[end:])
    shown = Text(f"{before} " if before and text[begin - 1].isspace() else before)
    shown.append(visible(text[begin:end]), style="underline")
    shown.append(f" {after}" if after and text[end].isspace() else after)
    console.print(shown)
    line = Text(visible(coded.name), style="bold")
    line.append(f" · {coded.kind}", style="not bold")
    if coded.title:
        line.append(f" · {visible(coded.title)}", style="not bold")
    land = countries()[coded.code].name if coded.code in countries() else _CODES[coded.code]
    rows = [
        line,
        Text(f"{coded.code or '-':<5}{land}"),
        Text(f"{coded.sector or '-':<5}{plover().sectors.get(coded.sector, _NONE)}"),
    ]
    word = "sure" if coded.confidence >= _SURE else "likely" if coded.confidence >= _LIKELY else "weak"
    rows.append(Text(f"{word} ({coded.confidence:.2f}), {_WHY[coded.by]}", style="dim"))
    for row in rows:
        console.print(Padding(row, (0, 0, 0, 2), expand=False))


_NONE = "no sector: a body between states or beside them, or one that no sector fits"
_CODES = {"": "no country is told", "IGO": "between states", "NGO": "beside states", "MNC": "a company of several countries"}
_WHY = {
    "own table": "from your table",
    "table": "a name that the tables know",
    "officials": "from the table of office holders",
    "title": "from the noun alone",
    "composition": "from several words put together",
    "pattern": "from the form of the name",
    "unknown": "no table knows these words",
}
