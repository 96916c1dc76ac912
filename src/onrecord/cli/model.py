"""`onrecord model`: the reader model's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.parse.card import Card, Row


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("terminal", "markdown", "json")),
    default="terminal",
    show_default=True,
    help="What to write.",
)
@click.option("--check", is_flag=True, help="Also load the model: its files are there and whole, and it runs here.")
@click.option("--width", type=click.IntRange(40, 160), help="Width in columns. Default: the terminal's, or 100.")
def model(form: str, check: bool, width: int | None) -> None:
    """Show what the reader model was made from, how well it reads, its files and its licence."""
    from onrecord.parse.card import read_card, shipped

    card = read_card(shipped())
    if check:
        from onrecord.parse import load

        load()
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(card), indent=2).decode())
        return
    if form == "markdown":
        click.echo(markdown(card), nl=False)
        return
    from rich.console import Console

    console = Console(highlight=False)
    if width or not console.is_terminal:
        console = Console(highlight=False, width=width or 100)
    _show(card, console)
    if check:
        console.print("\nAll files are what the card says they are, and the model runs here.")


def markdown(card: Card) -> str:
    """The card as a page of Markdown, without a title."""
    lines = [f"**{card.name}**, made {card.made}. {card.about} Licence: {card.licence}.", "", "## How well it reads", ""]
    lines += ["| on | | measured | in 32 bits | at least | aim |", "|---|---|---|---|---|---|"]
    lines += [f"| {row.data} | {row.what} | " + " | ".join(_figures(row)) + " |" for row in card.rows]
    lines += ["", *(f"- {row.what}: {row.note}" for row in card.rows if row.note)]
    lines += ["", "## Made from", "", *(f"- {source.name}: {source.taken} ({source.licence})" for source in card.sources)]
    lines += ["", "## How", "", *(f"- {step}: {words}" for step, words in card.recipe.items())]
    lines += ["", "## Not to be relied on for", "", *(f"- {limit}" for limit in card.limits)]
    lines += ["", "## Files", "", "| file | sha256 |", "|---|---|"]
    lines += [f"| `{name}` | `{digest}` |" for name, digest in card.files.items()]
    return "\n".join(lines) + "\n"


def _show(card: Card, console: Console) -> None:
    """The card: what it is, how well it reads, what it was made from, what it cannot do, its files."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    def heading(words: str) -> None:
        console.print(Text(f"\n{words}", style="bold"))

    def paragraph(words: str) -> None:
        console.print(Padding(Text(words), (0, 0, 0, 2)))

    console.print(Text(card.name, style="bold"), Text(f"· made {card.made} · {card.licence}"))
    paragraph(card.about)
    heading("How well it reads")
    rows = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    rows.add_column("", max_width=40)
    rows.add_column("measured", justify="right")
    rows.add_column("in 32 bits", justify="right")
    rows.add_column("at least", justify="right")
    rows.add_column("aim", justify="right")
    for data in dict.fromkeys(row.data for row in card.rows):
        rows.add_row(Text(data, style="dim"))
        for row in card.rows:
            if row.data == data:
                rows.add_row(Text(f"  {row.what}"), *_figures(row))
    console.print(Padding(rows, (0, 0, 0, 2)))
    notes = [row for row in card.rows if row.note]
    for row in notes:
        paragraph(f"{row.what}: {row.note}")
    heading("Made from")
    for source in card.sources:
        paragraph(f"{source.name}: {source.taken} ({source.licence})")
    heading("How")
    for step, words in card.recipe.items():
        paragraph(f"{step}: {words}")
    heading("Not to be relied on for")
    for limit in card.limits:
        paragraph(f"- {limit}")
    heading("To repeat")
    paragraph(card.repeat)
    heading("Files (sha256)")
    for name, digest in card.files.items():
        paragraph(f"{digest[:16]}…  {name}")


def _figures(row: Row) -> list[str]:
    """A row's figures as cells; shares of one with three digits, larger ones whole."""
    return [
        "" if figure is None else f"{figure:.3f}" if abs(figure) < 2 else f"{figure:,.0f}"
        for figure in (row.eight_bits, row.full, row.at_least, row.aim)
    ]
