"""`onrecord add`: pages into a store."""

from __future__ import annotations

import sys
import time
from collections import Counter

import click

from onrecord.cli.stores import default_place, put, store_option
from onrecord.errors import BadOption
from onrecord.model import Given

_ORDER = ("new", "changed", "known", "refused", "quarantined")


@click.command()
@click.argument("pages", nargs=-1, metavar="PAGE...")
@store_option
@click.option("--published", metavar="DATE", help="When the pages were published, where they don't say (2024-06-19).")
@click.option("--outlet", metavar="NAME", help="Who published them, where they don't say.")
@click.option("--no-clean", is_flag=True, help="Take the texts for articles already: drop nothing.")
@click.option(
    "--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True, help="What to write of each page."
)
def add(pages: tuple[str, ...], place: str | None, published: str | None, outlet: str | None, no_clean: bool, form: str) -> None:
    """Read pages and keep them, with their records, in a store.

    PAGE is a file of HTML or plain text, a folder, a feed, a sitemap, a web archive (WARC), an http(s) address of a page, a feed or a
    sitemap, or - for standard input. A page that is there already is known by its address and its text; one whose text has changed becomes a
    new version. A page that cannot be read goes into quarantine, the others go on, and the exit code is 1. Stop whenever you like and give the
    same command again: what is there is passed over.
    """
    if not pages:
        raise BadOption("No page was named. Try: onrecord add FOLDER")
    import msgspec

    from onrecord.brief.quoting import visible
    from onrecord.ledger.adding import add as added_to
    from onrecord.store import Store

    counts: Counter[str] = Counter()
    began = time.monotonic()
    watched = sys.stderr.isatty()
    with Store(place or default_place()) as store:
        for added in added_to(store, pages, Given(published, outlet), drop=not no_clean):
            counts[added.outcome] += 1
            if watched:
                click.echo("\r\033[K", err=True, nl=False)
            if added.problem:
                click.echo(f"onrecord: {visible(added.problem)}", err=True)
            if form == "jsonl":
                put(msgspec.json.encode(added).decode() + "\n")
            if watched:
                rate = counts.total() / max(time.monotonic() - began, 0.001)
                click.echo(f"{_told(counts)} · {rate:.1f} pages a second · {visible(added.name[-50:])}", err=True, nl=False)
        if watched:
            click.echo("\r\033[K", err=True, nl=False)
        took = max(time.monotonic() - began, 0.001)
        click.echo(f"{_told(counts)} · {counts.total() / took:.1f} pages a second · {store.place}", err=form == "jsonl")
    if counts["quarantined"]:
        raise click.exceptions.Exit(1)


def _told(counts: Counter[str]) -> str:
    return " · ".join(f"{counts[name]:,} {name}" for name in _ORDER if counts[name] or name == "new")
