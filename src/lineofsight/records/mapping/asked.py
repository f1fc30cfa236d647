"""What a load was asked for: the month, and the day its files were taken."""

import datetime as dt
from dataclasses import dataclass

from lineofsight.kernel.periods import Month


@dataclass(frozen=True)
class Asked:
    """The month to load (None: the running picture), and the day of the extract."""

    month: Month | None
    extracted_on: dt.date

    @property
    def own_month(self) -> Month:
        """The month the load is about; of the running picture, the month of its extract."""
        return self.month or Month.of(self.extracted_on)

    @property
    def as_at(self) -> dt.date:
        """The day a list of how things stand holds for."""
        return min(self.extracted_on, self.own_month.last_day)

    @property
    def collection_year_starts(self) -> dt.date:
        """The 1 April that opens the collection year of the month."""
        return self.own_month.year_to_date_starts.first_day

    @property
    def workforce_census_on(self) -> dt.date:
        """The last 30 September: the day the workforce census shows."""
        day = dt.date(self.as_at.year, 9, 30)
        return day if day <= self.as_at else day.replace(year=day.year - 1)

    @property
    def workforce_year_starts(self) -> dt.date:
        """The 1 October that opens the year of that census."""
        return dt.date(self.workforce_census_on.year - 1, 10, 1)
