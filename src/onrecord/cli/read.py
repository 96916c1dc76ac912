"""`onrecord read`: pages in, briefs or records out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from onrecord.errors import BadOption, PageError
from onrecord.model import Given

if TYPE_CHECKING:
    from onrecord.pipeline import Reading

_FORMATS = ("terminal", "json", "jsonl", "html", "markdown")
_SUFFIX = {"terminal": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "markdown": ".md"}
_MANY = 2  # pages from which on progress is shown


@click.command()
@click.argument("pages", nargs=-1, metavar="PAGE...")
@click.option(
    "--example", "examples", multiple=True, metavar="NAME", help="Read an example: ceasefire, border-deal or grain-corridor."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="terminal", show_default=True, help="What to write.")
@click.option(
    "--output", "-o", metavar="PATH", help="Write to a file, or for several pages of HTML to a folder. Default: standard output."
)
@click.option("--published", metavar="DATE", help="When it was published, where the page doesn't say (2024-06-19).")
@click.option("--outlet", metavar="NAME", help="Who published it, where the page doesn't say.")
@click.option("--url", metavar="URL", help="Where it was published, where the page doesn't say.")
@click.option("--no-clean", is_flag=True, help="Take the text for an article already: drop nothing.")
@click.option(
    "--width", type=click.IntRange(40, 120), help="Width of the terminal brief in columns. Default: the terminal's, or 100."
)
@click.option(
    "--colour/--no-colour", "--color/--no-color", default=None, help="Colour in the terminal brief. Default: at a terminal."
)
def read(
    pages: tuple[str, ...],
    examples: tuple[str, ...],
    form: str,
    output: str | None,
    published: str | None,
    outlet: str | None,
    url: str | None,
    no_clean: bool,
    width: int | None,
    colour: bool | None,
) -> None:
    """Read news pages and tell what they put on the record.

    PAGE is a file of HTML or plain text, an http(s) address, or - for standard input. A page that cannot be read is reported and
    skipped; the others are written in the order they were named, and the exit code is 1.
    """
    named = [(page, False) for page in pages] + [(name, True) for name in examples]
    if not named:
        raise BadOption("No page was named. Try: onrecord read --example ceasefire")
    given = Given(published, outlet, url)
    if form == "html" and len(named) > 1 and not output:
        raise BadOption("Several pages as HTML need a folder to go to: add --output FOLDER.")
    failed = 0
    readings = _readings(named, given, drop=not no_clean)
    sink = _Sink(form, output, len(named), width, colour)
    with sink:
        for outcome in readings:
            if isinstance(outcome, PageError):
                failed += 1
                click.echo(f"onrecord: {outcome}", err=True)
            else:
                sink.write(outcome)
    if failed:
        if len(named) > 1:
            click.echo(f"onrecord: {failed} of {len(named)} pages could not be read; the others were.", err=True)
        raise click.exceptions.Exit(1)


def _readings(named: list[tuple[str, bool]], given: Given, drop: bool) -> Iterator[Reading | PageError]:
    """Each page's reading in turn, or what is wrong with it; how far along on standard error, where someone watches."""
    from onrecord.acquire import acquire, page_from_bytes
    from onrecord.examples import example
    from onrecord.pipeline import read_page

    watched = len(named) >= _MANY and sys.stderr.isatty()
    for number, (name, is_example) in enumerate(named, 1):
        if watched:
            click.echo(f"\r\033[Kreading {number} of {len(named)}: {name[-60:]}", err=True, nl=False)
        try:
            page = page_from_bytes(f"example:{name}", example(name), given) if is_example else acquire(name, given)
            outcome: Reading | PageError = read_page(page, drop=drop)
        except PageError as wrong:
            outcome = wrong
        if watched:
            click.echo("\r\033[K", err=True, nl=False)
        yield outcome


class _Sink:
    """Where readings go: one after another into a stream, or as HTML each into a file of a folder."""

    def __init__(self, form: str, output: str | None, number: int, width: int | None, colour: bool | None) -> None:
        self._form, self._number, self._width, self._colour = form, number, width, colour
        self._folder = Path(output) if output and form == "html" and number > 1 else None
        self._path = Path(output) if output and not self._folder else None
        self._stream: IO[str] | None = None
        self._written = 0
        self._names: set[str] = set()

    def __enter__(self) -> _Sink:
        try:
            if self._folder:
                self._folder.mkdir(parents=True, exist_ok=True)
            elif self._path:
                self._stream = self._path.open("w", encoding="utf-8", newline="\n")
        except OSError as wrong:
            raise BadOption(f"Cannot write to {self._folder or self._path}: {wrong.strerror}.") from wrong
        return self

    def __exit__(self, *_: object) -> None:
        if self._form == "json" and self._number > 1:
            self._put("]\n" if self._written else "[]\n")
        if self._stream:
            self._stream.close()

    def write(self, reading: Reading) -> None:
        """Write one page's record in the form asked for."""
        text = self._rendered(reading)
        if self._folder:
            path = self._folder / self._free_name(reading.record.input)
            path.write_text(text, encoding="utf-8", newline="\n")
            click.echo(str(path), err=True)
        elif self._form == "json" and self._number > 1:
            self._put(("[" if not self._written else ",") + text)
        else:
            self._put(("\n" if self._written and self._form in ("terminal", "markdown") else "") + text)
        self._written += 1

    def _rendered(self, reading: Reading) -> str:
        from onrecord import brief

        record = reading.record
        if self._form == "html":
            return brief.page(record, reading.page_text)
        if self._form == "markdown":
            return _ended(brief.markdown(record))
        if self._form == "terminal":
            colour = False if self._stream and self._colour is None else self._colour  # None: as the terminal and NO_COLOR say
            return _ended(brief.terminal(record, width=self._width, colour=colour))
        return record.to_json(indent=0 if self._form == "jsonl" else 1) + "\n"

    def _free_name(self, page: str) -> str:
        """A file name for a page: its own name made harmless, numbered where it is taken."""
        stem = (
            "".join(char if char.isalnum() or char in "-_." else "-" for char in Path(page).name or "page").strip(".-")[:80]
            or "page"
        )
        name, again = stem, 2
        while name in self._names:
            name, again = f"{stem}-{again}", again + 1
        self._names.add(name)
        return name + _SUFFIX[self._form]

    def _put(self, text: str) -> None:
        if self._stream:
            self._stream.write(text)
        else:
            _write_out(text)


def _write_out(text: str) -> None:
    """To standard output as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
