"""What the commands over a store share: which store, which form, and what is written of results."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.searching import Hit, Results

FORMATS = ("table", "json", "jsonl", "csv")
STORE = "ONRECORD_STORE"  # the environment variable that names the store
_COLUMNS = (
    "ref", "kind", "what", "status", "stage", "first", "last", "value", "low", "high", "unit", "confidence", "verdict", "outlet", "published",
    "title", "url", "article", "start", "end",
)  # fmt: skip


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--store`."""
    return click.option(
        "--store", "place", metavar="PATH|URL", envvar=STORE, show_envvar=True,
        help="The store: a file, or postgresql://user@host/database. Default: in the user's data folder.",
    )(command)  # fmt: skip


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format` of results."""
    return click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to write.")(
        command
    )


def opened(place: str | None, *, make: bool = False) -> Store:
    """The store that was asked for, open."""
    from onrecord.store import Store

    return Store(place or default_place(), make=make)


def default_place() -> Path:
    """Where the store lies if nobody says."""
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / "store.db"


def reviewer() -> str:
    """Who reviews if nobody says: the user of this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "unknown")


def write_results(results: Results, form: str) -> None:
    """Write a page of results to standard output in one of the forms."""
    import msgspec

    if form == "json":
        put(msgspec.json.format(msgspec.json.encode(results), indent=1).decode() + "\n")
    elif form == "jsonl":
        put("".join(msgspec.json.encode(hit).decode() + "\n" for hit in results.hits))
    elif form == "csv":
        put(table(results.hits))
    else:
        from onrecord.cli.results import shown

        put(shown(results))


def table(hits: Sequence[Hit]) -> str:
    """Results as CSV, a line each; no cell can run as a formula in a spreadsheet."""
    roles = sorted({part.role for hit in hits for part in hit.parts})
    lines: list[list[str]] = [[*_COLUMNS, *roles, "words"]]
    for hit in hits:
        parts = ["; ".join(part.name for part in hit.parts if part.role == role) for role in roles]
        lines.append([*(_cell(getattr(hit, name)) for name in _COLUMNS), *map(_cell, parts), _cell(hit.words)])
    return as_csv(lines)


def as_csv(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe before it."""
    told = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return "'" + told if told[:1] in ("=", "+", "-", "@", "\t", "\r") and not isinstance(value, int | float) else told


def put(text: str) -> None:
    """To standard output as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
