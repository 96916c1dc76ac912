"""The command line. Each command is one function and calls one function of the library."""

from __future__ import annotations

import sys

import click

from onrecord.cli.actor import actor
from onrecord.cli.add import add
from onrecord.cli.code import code
from onrecord.cli.corpus import corpus
from onrecord.cli.explain import explain
from onrecord.cli.keep import check, forget, quarantine, rebuild, review
from onrecord.cli.model import model
from onrecord.cli.read import read
from onrecord.cli.search import claims, commitments, events, follow, search, timeline
from onrecord.cli.who import who
from onrecord.errors import OnrecordError


class _Version(click.Option):
    """`--version`, looked up only when it is asked for."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(
            ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version and stop."
        )


def _version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"onrecord {version('onrecord')}")
        context.exit()


@click.group(params=[_Version()], context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def commands() -> None:
    """Put news pages on the record: who said what, who denies it, what was agreed."""


for command in (add, search, claims, events, commitments, timeline, follow, review, quarantine, check, rebuild, forget):
    commands.add_command(command)
commands.add_command(read)
commands.add_command(model)
commands.add_command(corpus)
commands.add_command(who)
commands.add_command(explain)
commands.add_command(code)
commands.add_command(actor)


def main() -> None:
    """The command `onrecord`. What goes wrong on purpose is said in a line, with exit code 2; a reader who walks away is no
    error.
    """
    try:
        sys.exit(commands(standalone_mode=False) or 0)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the pipe's other end is gone: nobody is left to tell
        sys.exit(0)
    except OnrecordError as wrong:
        click.echo(f"onrecord: {wrong}", err=True)
        sys.exit(2)
