"""`onrecord who`: all that one speaker says on a page, in order."""

from __future__ import annotations

import click

from onrecord.errors import BadOption


@click.command()
@click.argument("page", metavar="PAGE")
@click.argument("name", metavar="NAME")
@click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal", show_default=True, help="What to write."
)
@click.option("--published", metavar="DATE", help="When it was published, where the page doesn't say (2024-06-19).")
@click.option("--outlet", metavar="NAME", help="Who published it, where the page doesn't say.")
@click.option("--no-clean", is_flag=True, help="Take the text for an article already: drop nothing.")
def who(page: str, name: str, form: str, published: str | None, outlet: str | None, no_clean: bool) -> None:
    """Tell all that NAME says on PAGE, in order.

    PAGE is a file of HTML or plain text, an http(s) address, or - for standard input. NAME is a name or a title as the page has it,
    or some words of one: "Kim Jong-un", "the mayor", "Lavrov".
    """
    from onrecord import read
    from onrecord.brief import terminal
    from onrecord.brief.who import speakers_named, told_by

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
