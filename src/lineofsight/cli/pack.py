"""`lineofsight pack committee`: the committee's paper of a month, in every format asked for."""

from pathlib import Path

import click

from lineofsight.cli import progress
from lineofsight.cli.options import MONTH, home_option
from lineofsight.kernel.periods import Month

FORMATS = ("html", "docx", "xlsx")


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats, parted by commas."""

    name = "html,docx,xlsx"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the list, or fail as a usage error."""
        asked = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
        unknown = [part for part in asked if part not in FORMATS]
        if unknown or not asked:
            return self.fail(f"Say one or more of {', '.join(FORMATS)}.", param, ctx)
        return tuple(dict.fromkeys(asked))


@click.command()
@click.argument("kind", type=click.Choice(("committee",)))
@click.option("--month", type=MONTH, required=True, help="Month whose activity it reports.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for it."
)
@click.option("--format", "formats", type=Formats(), default=",".join(FORMATS), show_default=True,
              help="Formats to write.")  # fmt: skip
@click.option(
    "--no-child-meant", is_flag=True,
    help="Words that can be a child's first or family name were looked at, and mean none.",
)  # fmt: skip
@home_option
def pack(
    kind: str,
    month: Month,
    out: Path,
    formats: tuple[str, ...],
    no_child_meant: bool,  # noqa: FBT001  click gives flags by position
    home: Path,
) -> None:
    """Write the paper of a month into a folder: the same figures in every format.

    The committee's paper is public: it holds protected figures only. A section whose month no
    seal reaches is refused, and so are words of the settings, the plan, the targets or the
    narrative that name somebody of the records.
    """
    from lineofsight.picture import check_words_of
    from lineofsight.records.home import Home
    from lineofsight.reporting.packs import committee
    from lineofsight.reporting.render.formats import write
    from lineofsight.reporting.render.look import Look
    from lineofsight.settings import load

    kept = Home(home)
    settings = load(kept.settings_file)
    with progress.shown("Counting") as step:
        step("Holding the words against the names of the records", 0.05)
        check_words_of(
            kept,
            committee.months_of_words(month, settings),
            settings=settings,
            no_child_is_meant=no_child_meant,
        )
        step("Counting and protecting the figures", 0.1)
        document = committee.build(kept, month=month, settings=settings)
        accent = settings.authority.accent
        look = Look(accent=accent) if accent else Look()
        written = {}
        for place, form in enumerate(formats):
            step(f"Writing {form}", 0.5 + 0.5 * place / len(formats))
            written[form] = write(document, form, look=look)
    out.mkdir(parents=True, exist_ok=True)
    for form, content in written.items():
        path = out / f"{kind}-{month}.{form}"
        path.write_bytes(content)
        click.echo(path)
