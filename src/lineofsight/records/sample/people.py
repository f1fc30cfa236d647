"""Children and families of the borough: made up, and plainly so.

Names are put together from syllables no register holds. Identifiers are eight digits given in the
order of first registration, so that early ones begin with zeros, as in many a case system; the last
two are the mark of what is made up: see `origin`.
"""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from lineofsight.records.origin import marked
from lineofsight.records.sample.chance import Weights

FORENAMES = tuple(
    first + second
    for first in ("Avel", "Bram", "Cind", "Dov", "Elph", "Fenn", "Gwil", "Hest", "Ilm", "Jun",
                  "Kest", "Lor", "Merr", "Nim", "Orr", "Pell", "Quin", "Rowl", "Sel", "Tamb")
    for second in ("aro", "wyn", "ella", "ick", "orie", "an")
)  # fmt: skip
SURNAMES = tuple(
    first + second
    for first in ("Thistle", "Oaken", "Quill", "Amber", "Wander", "Larks", "Merri", "Pebble",
                  "Copper", "Willow", "Harbour", "Saffron", "Juniper", "Bracken", "Teasel")
    for second in ("wick", "mere", "brook", "dale", "stow", "field", "combe", "ley")
)  # fmt: skip
WARDS = ("Beacon Hill", "Carrow", "Fallow Green", "Mill Park", "Priory", "Station", "Tramway",
         "Willow Vale")  # fmt: skip
STREETS = ("Willow Road", "Carrow Lane", "Station Parade", "Mill Gardens", "Fallow Close",
           "Beacon Street", "Tramway Path", "Priory Crescent")  # fmt: skip

AGES = Weights({0: 9, 1: 6, 2: 6, 3: 5.5, 4: 5.5, 5: 6, 6: 6, 7: 5.5, 8: 5.5, 9: 5, 10: 5, 11: 5,
                12: 5.2, 13: 5.6, 14: 5.8, 15: 5.6, 16: 4.8, 17: 2.6})  # fmt: skip
SIZES = Weights({1: 52, 2: 27, 3: 13, 4: 6, 5: 2})
BACKGROUNDS = Weights({"white": 39, "black": 29, "asian": 13, "mixed": 13, "other": 3, "blank": 3})
ORIGINS = {
    "white": Weights({"WBRI": 76, "WOTH": 20, "WIRI": 3, "WROM": 0.7, "WIRT": 0.3}),
    "black": Weights({"BAFR": 45, "BCRB": 43, "BOTH": 12}),
    "asian": Weights({"AIND": 25, "APKN": 30, "ABAN": 12, "AOTH": 29, "CHNE": 4}),
    "mixed": Weights({"MWBC": 48, "MWBA": 17, "MWAS": 12, "MOTH": 23}),
    "other": Weights({"OOTH": 1}),
    "blank": Weights({"NOBT": 80, "REFU": 20}),
    "arrived": Weights({"OOTH": 45, "BAFR": 30, "AOTH": 15, "WOTH": 10}),
}
SEXES = Weights({"M": 51, "F": 48.6, "U": 0.4})


@dataclass(slots=True, eq=False)
class Child:
    """One child or young person."""

    id: str
    born: dt.date
    sex: str  # M, F or U
    ethnicity: str
    disabled: str  # yes, no or unknown
    family: "Family"
    forename: str
    uasc: bool = False


@dataclass(slots=True, eq=False)
class Family:
    """A household: its children, and when the service last heard of it."""

    id: str
    surname: str
    background: str
    address: str
    ward: str
    children: list[Child] = field(default_factory=list)
    referred: dt.date | None = None  # latest referral
    open_cases: int = 0
    is_restricted: bool = False


class Register:
    """Gives families and children their numbers, names and facts."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._last = 212
        self.children: list[Child] = []
        self.families: list[Family] = []

    def family(self, background: str | None = None) -> Family:
        """Register a family, as yet without children."""
        rng = self._rng
        made = Family(
            id=f"H{len(self.families) + 1:05d}",
            surname=rng.choice(SURNAMES),
            background=background or BACKGROUNDS.pick(rng),
            address=f"{rng.randint(1, 180)} {rng.choice(STREETS)}, Wandle",
            ward=WARDS[len(self.families) % len(WARDS)],
        )
        made.is_restricted = rng.random() < 0.004
        self.families.append(made)
        return made

    def child(self, family: Family, born: dt.date, *, disabled: float = 0.08) -> Child:
        """Register a child of the family; `disabled` is the chance of a recorded disability."""
        rng = self._rng
        self._last += 1 + (rng.random() < 0.3)
        luck = rng.random()
        child = Child(
            id=marked(self._last),
            born=born,
            sex=SEXES.pick(rng),
            ethnicity=ORIGINS[family.background].pick(rng),
            disabled="yes" if luck < disabled else "unknown" if luck > 0.97 else "no",
            family=family,
            forename=rng.choice(FORENAMES),
        )
        family.children.append(child)
        self.children.append(child)
        return child

    def household(self, day: dt.date) -> Family:
        """Register a new family with its children, as they are on this day."""
        rng = self._rng
        family = self.family()
        eldest = AGES.pick(rng)
        if rng.random() < 0.018:  # a pre-birth referral: the expected day is what is known
            self.child(family, day + dt.timedelta(days=rng.randint(14, 130)), disabled=0.0)
        age = eldest
        for _ in range(SIZES.pick(rng)):
            self.child(family, _birth(rng, day, age))
            age += rng.choice((-4, -3, -2, -2, -1, 1, 2, 3))
            if not 0 <= age <= 17:
                age = rng.randint(0, 17)
        return family


def _birth(rng: Random, day: dt.date, age: int) -> dt.date:
    span = 340 if age == 17 else 364  # nobody is referred in the last days of being seventeen
    return day - dt.timedelta(days=int(age * 365.25) + 1 + rng.randrange(span))


def birthday(born: dt.date, age: int) -> dt.date:
    """Give the day of a birthday; born on 29 February, it is 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return dt.date(born.year + age, 3, 1)


def age_on(born: dt.date, day: dt.date) -> int:
    """Give the age at the last birthday; -1 for an unborn child."""
    if born > day:
        return -1
    return day.year - born.year - (birthday(born, day.year - born.year) > day)
