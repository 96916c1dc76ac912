"""`onrecord review`, `quarantine`, `check`, `rebuild`, `forget`: keeping a store in order."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from onrecord.cli.stores import opened, put, reviewer, store_option
from onrecord.errors import BadOption

_SHOWN = 20  # faults told one by one


@click.command()
@click.argument("ref", required=False, metavar="REF")
@click.argument("verdict", required=False, type=click.Choice(("accept", "reject", "correct")))
@click.option("--field", metavar="NAME", help="What to correct: what, status, stage, first, last, value, low, high or unit.")
@click.option("--value", metavar="VALUE", help="What it should be.")
@click.option("--why", default="", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who decides. Default: the user of this machine.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take back the decision of this number.")
@click.option("--list", "listing", is_flag=True, help="List the decisions, all or those on REF.")
@store_option
def review(
    ref: str | None, verdict: str | None, field: str | None, value: str | None, why: str, by: str | None, undo: int | None, listing: bool,
    place: str | None,
) -> None:  # fmt: skip
    """Accept, reject or correct an item or a link of a store.

    REF is an item as search results show it (ARTICLE#ID), or a link: KIND ARTICLE#ID = ARTICLE#ID (KIND ARTICLE = ARTICLE for copies, all
    in quotes). Nothing is overwritten: decisions are kept in order, and each can be undone.
    """
    from onrecord.brief.quoting import visible
    from onrecord.store import decisions

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with opened(place) as store:
        if listing:
            with store.reading() as at:
                found = decisions.listed(at, ref)
            for one in found:
                told = f" {one.field} = {one.value}" if one.field else f" {one.value}" if one.verdict == "undo" else ""
                parts = [one.at, one.reviewer, one.verdict + told, one.ref, one.why]
                put("  ".join([f"{one.n:>5}", *(visible(part) for part in parts if part)]) + "\n")
            if not found:
                put("No decision has been made.\n")
            return
        with store.writing() as at:
            if undo is not None:
                decisions.undo(at, undo, reviewer=by or reviewer(), why=why, now=now)
                put(f"Decision {undo} is undone.\n")
            elif ref and verdict:
                number = decisions.decide(at, ref, verdict, reviewer=by or reviewer(), why=why, now=now, field=field, value=value)  # type: ignore[arg-type]
                put(f"Decision {number} is kept.\n")
            else:
                raise BadOption(
                    "Name an item and a verdict: onrecord review ARTICLE#ID reject --why TEXT. Or: --list, --undo NUMBER."
                )


@click.command()
@store_option
def quarantine(place: str | None) -> None:
    """List the pages of a store that could not be read, and why. They are read again when they are added again."""
    from onrecord.brief.quoting import visible
    from onrecord.store import reading

    with opened(place) as store, store.reading() as at:
        found = reading.shelved(at)
    for one in found:
        put(visible(f"{one.added}  {one.name}: {one.problem} {one.hint}".rstrip()) + "\n")
    if not found:
        put("No page is in quarantine.\n")


@click.command()
@store_option
def check(place: str | None) -> None:
    """Check every span, row and index of a store. The exit code is 1 where something is wrong."""
    from onrecord.ledger.rebuilding import check as checked

    found: list[str] = []
    total = 0
    with opened(place) as store:
        for done, total, wrong in checked(store):
            found += wrong
            _progress("checked", done, total)
    for one in found[:_SHOWN]:
        click.echo(f"onrecord: {one}", err=True)
    if found:
        click.echo(f"{len(found):,} faults in {total:,} articles. Derived tables are made again by: onrecord rebuild")
        raise click.exceptions.Exit(1)
    click.echo(f"{total:,} articles, no fault.")


@click.command()
@click.option("--read", is_flag=True, help="Read the pages again, too, by this version of onrecord.")
@store_option
def rebuild(read: bool, place: str | None) -> None:
    """Make all derived tables of a store again from the pages and records that it keeps. All or nothing; decisions stay."""
    from onrecord.ledger.rebuilding import rebuild as rebuilt

    total = 0
    with opened(place) as store:
        for done, total in rebuilt(store, read=read):
            _progress("rebuilt", done, total)
    click.echo(f"{total:,} articles rebuilt.")


@click.command()
@click.argument("article", metavar="ARTICLE")
@store_option
def forget(article: str, place: str | None) -> None:
    """Remove an article and all that rests on it alone, everywhere, and refuse it when it comes again.

    ARTICLE is its address, or the name under which results show it. What other pages say too, stays. There is no way back.
    """
    from onrecord.ledger.rebuilding import forget as forgotten

    with opened(place) as store:
        click.echo(f"{forgotten(store, article)} is forgotten.")


def _progress(word: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{word} {done:,} of {total:,}" if done < total else "\r\033[K", err=True, nl=False)
