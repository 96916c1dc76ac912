"""`onrecord search`, `claims`, `events`, `commitments`, `timeline`, `follow`: what is in a store."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from onrecord.cli.stores import format_option, opened, put, store_option, write_results
from onrecord.errors import BadOption

_ITEM = re.compile(r"#[a-z]-[0-9a-f]{10}$")


def _search(asked: tuple[str, ...], place: str | None, form: str, limit: int, after: str | None, kind: str | None) -> None:
    from onrecord.store import query, searching

    tree = query.parse(" ".join(asked))
    with opened(place) as store, store.reading() as at:
        results = searching.search(at, tree, kind=kind, limit=limit, after=after, facets=form in ("table", "json"))
    write_results(results, form)


def _limits(default: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def with_limits(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--after", metavar="PLACE", help="Where the page of results begins: what the one before gave as its next."
        )(command)
        return click.option(
            "--limit", type=click.IntRange(1, 10_000), default=default, show_default=True, help="How many results."
        )(command)

    return with_limits


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@click.option("--fields", is_flag=True, help="List the fields that a query can ask of, and stop.")
@_limits(20)
@format_option
@store_option
def search(query: tuple[str, ...], fields: bool, place: str | None, form: str, limit: int, after: str | None) -> None:
    """Find what the pages of a store put on the record, the newest page first.

    QUERY is words, "phrases", beginnings (missil*) and field:value pairs, joined by and (or nothing), or, not and parentheses:
    shells act:deny; from:RUS to:PRK event:AID; (outlet:Post or via:RIA) date:2024-06..2024-07. Fields are met by one item, words by its
    paragraph.
    """
    if fields:
        from onrecord.store.query import FIELDS

        put("".join(f"{name + ':':<13}{told}\n" for name, told in FIELDS.items()))
        return
    _search(query, place, form, limit, after, None)


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@_limits(20)
@format_option
@store_option
def claims(query: tuple[str, ...], place: str | None, form: str, limit: int, after: str | None) -> None:
    """Find claims: who holds them, who denies them, how they stand."""
    _search(query, place, form, limit, after, "claim")


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@_limits(20)
@format_option
@store_option
def events(query: tuple[str, ...], place: str | None, form: str, limit: int, after: str | None) -> None:
    """Find events: who did what to whom."""
    _search(query, place, form, limit, after, "event")


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@_limits(20)
@format_option
@store_option
def commitments(query: tuple[str, ...], place: str | None, form: str, limit: int, after: str | None) -> None:
    """Find commitments: who is bound to what, and how it stands."""
    _search(query, place, form, limit, after, "commitment")


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@_limits(100)
@format_option
@store_option
def timeline(query: tuple[str, ...], place: str | None, form: str, limit: int, after: str | None) -> None:
    """List events by the day on which they happened, the earliest first; those whose day the page doesn't tell are left out."""
    from onrecord.store import query as language
    from onrecord.store import searching

    tree = language.parse(" ".join(query))
    with opened(place) as store, store.reading() as at:
        results = searching.by_time(at, tree, limit=limit, after=after)
    if form == "table":
        from onrecord.cli.results import timeline_shown

        put(timeline_shown(results))
    else:
        write_results(results, form)


@click.command()
@click.argument("ref", metavar="REF")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="What to write.")
@store_option
def follow(ref: str, place: str | None, form: str) -> None:
    """Follow something from page to page.

    REF is an item as search results show it (ARTICLE#ID): a claim with who holds and who denies it, by how many independent origins; an
    event; a commitment with what may touch it. Or it is the address of an article: its copies, its versions, and what each changed.
    """
    import msgspec

    from onrecord.cli.results import followed_shown, story_shown
    from onrecord.ledger import following
    from onrecord.ledger.naming import found

    with opened(place) as store, store.reading() as at:
        if _ITEM.search(ref):
            followed = following.follow(at, ref)
            put(_json(msgspec.json.encode(followed)) if form == "json" else followed_shown(followed))
            return
        number = found(at, ref)
        if number is None:
            raise BadOption(f"The store holds no article {ref!r}. An item is named ARTICLE#ID, as search results show it.")
        story = following.story(at, number)
        put(_json(msgspec.json.encode(story)) if form == "json" else story_shown(story))


def _json(told: bytes) -> str:
    import msgspec

    return msgspec.json.format(told, indent=1).decode() + "\n"
