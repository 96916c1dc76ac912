"""`onrecord corpus`: annotated documents."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.errors import BadOption


@click.group()
def corpus() -> None:
    """Look at annotated documents, such as those of onrecord's own corpus."""


@corpus.command()
@click.argument("file", metavar="FILE")
@click.option("--output", "-o", metavar="PATH", help="Write to a file. Default: standard output.")
def view(file: str, output: str | None) -> None:
    """Show an annotated document as an HTML brief.

    FILE is a JSON file of the corpus. What its annotators recorded stands beside the page, as `onrecord read --format html` shows
    what the program records.
    """
    from onrecord.acquire.local import read_file
    from onrecord.brief import page
    from onrecord.gold import as_record, read

    document = read(file, read_file(file))
    html = page(as_record(document), document.page)
    if output is None:
        click.echo(html.encode(), nl=False)
        return
    try:
        Path(output).write_text(html, encoding="utf-8", newline="\n")
    except OSError as wrong:
        raise BadOption(f"Cannot write to {output}: {wrong.strerror}.") from wrong
