"""`onrecord who`: all that one speaker says on a page, in order."""

from __future__ import annotations

import click

from onrecord.cli.stores import FORMATS, opened, store_option, write_results
from onrecord.errors import BadOption

_ON_A_PAGE = 2  # arguments: a page and a name


@click.command()
@click.argument("names", nargs=-1, metavar="[PAGE] NAME")
@click.option(
    "--format", "form", type=click.Choice(("terminal", *FORMATS)), default="terminal", show_default=True, help="What to write."
)
@click.option("--published", metavar="DATE", help="When the page was published, where it doesn't say (2024-06-19).")
@click.option("--outlet", metavar="NAME", help="Who published the page, where it doesn't say.")
@click.option("--no-clean", is_flag=True, help="Take the text for an article already: drop nothing.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many statements of a store.")
@click.option("--after", metavar="PLACE", help="Where the page of results begins: what the one before gave as its next.")
@store_option
def who(
    names: tuple[str, ...],
    form: str,
    published: str | None,
    outlet: str | None,
    no_clean: bool,
    limit: int,
    after: str | None,
    place: str | None,
) -> None:
    """Tell all that NAME says: on PAGE, in order; or without PAGE, on all pages of a store, the newest first.

    PAGE is a file of HTML or plain text, an http(s) address, or - for standard input. NAME is a name or a title as the page has it,
    or some words of one: "Kim Jong-un", "the mayor", "Lavrov".
    """
    if len(names) == _ON_A_PAGE:
        _on_page(names[0], names[1], form, published, outlet, no_clean)
    elif len(names) == 1:
        _in_store(names[0], place, form, limit, after)
    else:
        raise BadOption("Name a page and a speaker, or a speaker alone: onrecord who PAGE NAME")


def _in_store(name: str, place: str | None, form: str, limit: int, after: str | None) -> None:
    from onrecord.store import searching
    from onrecord.store.query import Field

    with opened(place) as store, store.reading() as at:
        results = searching.search(at, Field("speaker", name), kind="statement", limit=limit, after=after)
    write_results(results, "table" if form == "terminal" else form)


def _on_page(page: str, name: str, form: str, published: str | None, outlet: str | None, no_clean: bool) -> None:
    from onrecord import read
    from onrecord.brief import terminal
    from onrecord.brief.who import speakers_named, told_by

    if form not in ("terminal", "json"):
        raise BadOption("What one says on a page is written as terminal or json.")
    record = read(page, published=published, outlet=outlet, drop=not no_clean)
    found = speakers_named(record, name)
    told = told_by(record, found)
    if not told.statements:
        known = {actor.id: actor.name for actor in record.actors}
        others = sorted({known[one.speaker] for one in record.statements if one.speaker in known})
        listed = "; ".join(others) or "nobody whom the page names"
        raise BadOption(f"Nothing that {name!r} says was found on {page}. Who speaks there: {listed}.")
    if form == "json":
        click.echo(told.to_json(indent=2))
    else:
        click.echo(terminal(told), nl=False)
