"""The `lineofsight` program: its verbs, found by name, and how a problem ends it.

A verb's module is imported only when the verb is used; the list below carries its one line of
help, so that asking for help reads nothing else.
"""

import sys
from importlib import import_module
from pathlib import Path

import click

from lineofsight import __version__
from lineofsight.kernel.problems import Problem

VERBS = {
    "load": "Read the returns and feeds of a month, check them and seal the month.",
    "picture": "Build what the pages read; every load does it afterwards.",
    "figures": "Print figures from the newest sealed month.",
    "rows": "List the rows behind a figure, by identifier; each use is recorded.",
    "restatements": "List figures that changed since their month was sealed, and why.",
    "reconcile": "Say why another's number, or list of children, is not this one.",
    "pack": "Write a paper, such as the committee's, in HTML, Word and Excel.",
    "front-door": "Print contacts and referrals by the week and by who made them.",
    "duties": "List what is owed to children: overdue, and due soon.",
    "lookahead": "Say how the timeliness of a month may close, and which cases decide it.",
    "audit-sample": "Draw cases to audit, met and unmet; each use is recorded.",
    "indicators": "List the indicators, or describe one with its SQL.",
    "engine": "List the engines figures are counted on; fill a database with a sealed month.",
    "benchmarks": "Import published tables, and list or show what they say.",
    "spc": "Say whether a series has changed, with a control chart.",
    "protect": "Hide the small counts of a table so that none can be worked out.",
    "export": "Write a return back, such as Annex A for inspectors; each use is recorded.",
    "templates": "Write every local feed as an empty workbook.",
    "sample": "Write the files of a made-up borough.",
    "serve": "Serve the pages on this machine.",
    "administrator": "Make the first account of a new site: one that may make others.",
    "digest": "Send each lead the week's digest by e-mail, and what waits for a decision.",
    "work": "Do the long work that pages ask for, beside the site.",
    "manage": "Run the upkeep of the site, such as migrate or check --deploy.",
    "backup": "Write everything that is kept to one sealed file.",
    "restore": "Put a backup back into a home folder.",
    "verify": "Prove that what is kept, or a backup of it, is whole.",
    "check-site": "Say what is not ready yet before the first live child.",
    "protection": "Draft the impact assessment, the record of processing, a notice for children.",
    "settings": "Print the settings file, documented, to start from.",
}


class Verbs(click.Group):
    """A group whose commands live in modules of their own name, imported when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order a month is worked."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and give its command; None when there is no such verb."""
        del ctx
        if cmd_name not in VERBS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"lineofsight.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the verbs from the list, importing none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    epilog="Exit codes: 0 done, 2 usage, 3 unreadable input, 4 checks failed, 5 refused.",
)
@click.version_option(__version__, prog_name="lineofsight")
@click.option(
    "--home",
    envvar="LINEOFSIGHT_HOME",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps everything [default: ./lineofsight-home].",
)
@click.pass_context
def program(ctx: click.Context, home: Path | None) -> None:
    """From the returns a council already makes to the committee's paper."""
    ctx.obj = home


def main() -> None:
    """Run the program; a problem is printed plainly and decides the exit code."""
    try:
        program.main(standalone_mode=False)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.Abort:
        click.echo("Stopped. Nothing was changed.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Problem as problem:
        click.echo(str(problem), err=True)
        sys.exit(problem.kind)
    except BrokenPipeError:
        sys.exit(0)
