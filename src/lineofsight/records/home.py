"""The one folder everything is kept in, and what lies where in it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The home folder; nothing is made until something is written."""

    path: Path

    @property
    def settings_file(self) -> Path:
        """What the authority has settled for itself."""
        return self.path / "authority.toml"

    @property
    def secret(self) -> Path:
        """The one secret that tokens, looks and sessions are keyed with: see `records.keys`."""
        return self.path / "secret"

    @property
    def site(self) -> Path:
        """What people type into the pages, where no other database is named."""
        return self.path / "site.sqlite3"

    @property
    def loading(self) -> Path:
        """Says who is loading now; absent when nobody is."""
        return self.path / "loading.json"

    @property
    def load_lock(self) -> Path:
        """An empty file that whoever is loading holds locked: see `records.one_load`."""
        return self.path / ".loading"

    @property
    def uploads(self) -> Path:
        """Files sent from a page and not loaded yet, one folder for each time."""
        return self.path / "uploads"

    @property
    def exports(self) -> Path:
        """Files made for whoever asked for one on a page, each kept for a day."""
        return self.path / "exports"

    @property
    def indicators(self) -> Path:
        """The authority's own indicators, one TOML file each."""
        return self.path / "indicators"

    @property
    def months(self) -> Path:
        """Sealed months: one folder for each month, one in it for each version."""
        return self.path / "months"

    @property
    def running(self) -> Path:
        """The running picture, replaced whole; never used for a published figure."""
        return self.path / "running"

    @property
    def reports(self) -> Path:
        """Load reports, one folder for each load."""
        return self.path / "reports"

    def report_of(self, seal: str) -> Path:
        """The report of the load that made the seal of this identifier."""
        return self.reports / seal.replace(" ", "-")

    @property
    def results(self) -> Path:
        """Figures already worked out."""
        return self.path / "results"

    @property
    def benchmarks(self) -> Path:
        """Imported releases of published tables, one folder for each."""
        return self.path / "benchmarks"

    @property
    def looks(self) -> Path:
        """Who listed which children, one line of JSON for each look."""
        return self.path / "looks.jsonl"

    @property
    def picture(self) -> Path:
        """What the pages read: one file, built after a load and replaced whole."""
        return self.path / "picture.sqlite"

    @property
    def mending(self) -> Path:
        """Since when each row of the returns is wrong, or mended: outlives the picture."""
        return self.path / "mending.json"

    @property
    def last_backup(self) -> Path:
        """When the last backup was made, and the digest it is known by."""
        return self.path / "last-backup.json"

    @property
    def scratch(self) -> Path:
        """Where a query too big for memory spills; emptied by whoever made it."""
        return self.path / "scratch"
