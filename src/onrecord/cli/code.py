"""`onrecord code`: what one marked actor does to another, for those who have their own pairs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from onrecord.errors import BadOption


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to a file. Default: standard output.")
def code(file: str, output: str | None) -> None:
    """Code pairs of actors in PLOVER.

    FILE is JSON lines, or - for standard input: {"id", "text", "source": [start, end], "target": [start, end]}, offsets in code
    points. One line comes out for each: {"id", "event", "quad", "mode", "aux", "confidence", "yield"}, where yield is true for CONCEDE
    and RETREAT (older sets merge them). A line that cannot be coded is reported by its number and skipped, and the exit code is 1.
    """
    failed = 0
    try:
        source = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
        sink = Path(output).open("w", encoding="utf-8", newline="\n") if output else sys.stdout  # noqa: SIM115
    except OSError as wrong:
        raise BadOption(f"{output if output else file}: {wrong.strerror}.") from wrong
    with source, sink:
        watched = sys.stderr.isatty() and sink is not sys.stdout
        for number, told in enumerate(_coded(source), 1):
            if isinstance(told, str):
                failed += 1
                click.echo(f"onrecord: {file}, {told}", err=True)
            else:
                sink.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n")
            if watched and number % 50 == 0:
                click.echo(f"\r\033[Kcoded {number}", err=True, nl=False)
        if watched:
            click.echo("\r\033[K", err=True, nl=False)
    if failed:
        raise click.exceptions.Exit(1)


def _coded(lines: BinaryIO) -> Iterator[dict[str, Any] | str]:
    """Each line's answer, or what is wrong with it."""
    from onrecord import code as code_one

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = _asked(line)
            told = code_one(asked["text"], _end(asked, "source"), _end(asked, "target"))
        except KeyError as wrong:
            yield f"line {number}: the field {wrong} is missing."
        except ValueError as wrong:
            yield f"line {number}: {wrong}."
        else:
            yield {
                "id": asked.get("id", number), "event": told.event, "quad": told.quad, "mode": told.mode, "aux": told.aux,
                "confidence": told.confidence, "yield": told.yields,
            }  # fmt: skip


def _asked(line: bytes) -> dict[str, Any]:
    """A line's object. Raises ValueError, with what is wrong."""
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8") from None
    except json.JSONDecodeError as wrong:
        raise ValueError(f"this is no JSON: {wrong}") from None
    if not isinstance(asked, dict):
        raise ValueError("this is no JSON object")
    if not isinstance(asked["text"], str):
        raise ValueError("the text is no string")
    return asked


def _end(asked: dict[str, Any], name: str) -> tuple[int, int]:
    """The place of one of the two. Raises ValueError where it is none of the text."""
    place = asked[name]
    whole = isinstance(place, list) and len(place) == 2 and all(isinstance(one, int) and not isinstance(one, bool) for one in place)
    if not whole or not 0 <= place[0] < place[1] <= len(asked["text"]):
        raise ValueError(f"{name} is no [start, end] within the text: {place!r}")
    return place[0], place[1]
