"""`onrecord explain`: why an item is on a page's record."""

from __future__ import annotations

import click


@click.command()
@click.argument("item", metavar="ITEM-ID")
@click.argument("page", metavar="PAGE")
@click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal", show_default=True, help="What to write."
)
@click.option("--published", metavar="DATE", help="When it was published, where the page doesn't say (2024-06-19).")
@click.option("--outlet", metavar="NAME", help="Who published it, where the page doesn't say.")
@click.option("--no-clean", is_flag=True, help="Take the text for an article already: drop nothing.")
def explain(item: str, page: str, form: str, published: str | None, outlet: str | None, no_clean: bool) -> None:
    """Tell why ITEM-ID is on the record of PAGE: its words, what found it, what weighed, and who was taken for whom.

    ITEM-ID is an id of `onrecord read --format json`, or as much of one as no other shares. PAGE is a file of HTML or plain text, an
    http(s) address, or - for standard input; the same options must be given as when it was read.
    """
    import msgspec

    from onrecord.acquire import acquire
    from onrecord.brief.grounds import grounds
    from onrecord.explain import explain as explained
    from onrecord.model import Given

    told = explained(acquire(page, Given(published, outlet, None)), item, drop=not no_clean)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        click.echo(grounds(told), nl=False)
