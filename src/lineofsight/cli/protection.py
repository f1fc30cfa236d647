"""`lineofsight protection`: first drafts of what data protection asks for."""

import datetime as dt
import os
from pathlib import Path

import click

from lineofsight.cli.options import home_option


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@home_option
def protection(folder: Path, home: Path) -> None:
    """Draft the impact assessment, the record of processing and a notice for children.

    Each is filled from the settings and from what is kept, in Word and HTML; what only you know
    stands in square brackets.
    """
    os.environ["LINEOFSIGHT_HOME"] = str(home)
    from lineofsight.operations.looked_into import make_ready

    make_ready()
    from django.conf import settings as site

    from lineofsight.operations import backup
    from lineofsight.operations import protection as drafting
    from lineofsight.picture import check_settings_of
    from lineofsight.records.home import Home
    from lineofsight.reporting.render.formats import write
    from lineofsight.settings import load

    kept = Home(home.absolute())
    engine = site.DATABASES["default"]["ENGINE"]
    stands = drafting.Site(
        database="PostgreSQL" if engine.endswith("postgresql") else "an SQLite file",
        second_factor=bool(site.SECOND_FACTOR),
        outside_sign_in=bool(getattr(site, "SOCIALACCOUNT_PROVIDERS", {})),
        last_backup=backup.last_made(kept),
    )
    today = dt.date.today()  # noqa: DTZ011  the only clock is here
    settled = load(kept.settings_file)
    check_settings_of(kept, settled)
    papers = drafting.drafts(kept, settled, stands, today=today)
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in papers.items():
        for form in ("docx", "html"):
            path = folder / f"{name}.{form}"
            path.write_bytes(write(paper, form))
            click.echo(path)
