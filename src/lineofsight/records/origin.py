"""Whether a home keeps real records or made-up ones: decided once, and never both.

The last two digits of a made-up child's identifier follow from those before them. So each row of
`lineofsight sample` carries its own mark: in any file, sent alone, cut or written again elsewhere.
An identifier of a real child ends so by chance once in a hundred.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

import pyarrow as pa

from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home

CHANCE = 100
"""How many real identifiers hold one that ends as a made-up one does."""

FEW = 5
SHARE = 5
"""As many made-up children, and one in so many, no real file holds by chance."""

_NUMBER = re.compile(r"[0-9]{3,12}")


class Origin(StrEnum):
    """What a home keeps; the value is the name of the file in it that says so."""

    MADE_UP = "training"
    REAL = "live"


def marked(number: int) -> str:
    """Give the identifier of the made-up child of a number: eight digits, so that text sorts."""
    return f"{number:06d}{_ending(number):02d}"


def is_marked(identifier: str) -> bool:
    """Say whether an identifier ends as a made-up one does, its zeros in front lost or not."""
    if not _NUMBER.fullmatch(identifier):
        return False
    number, ending = divmod(int(identifier), CHANCE)
    return number > 0 and ending == _ending(number)


def _ending(number: int) -> int:
    said = hashlib.sha256(f"Line of Sight sample {number}".encode()).digest()
    return int.from_bytes(said[:4]) % CHANCE


def origin_of(home: Home) -> Origin | None:
    """Say what a home keeps; None where nothing decided it yet."""
    return next((one for one in Origin if (home.path / one).exists()), None)


def decide(home: Home, origin: Origin | None) -> None:
    """Write down what a home keeps, where it is known. Raises `Refused` if it is otherwise."""
    if origin is None:
        return
    if origin is Origin.MADE_UP:
        not_real(home)
    elif origin_of(home) is Origin.MADE_UP:
        raise Refused(
            "This home keeps made-up records, and is for training alone.",
            where=str(home.path),
            do="Name an empty folder with --home.",
        )
    home.path.mkdir(parents=True, exist_ok=True)
    (home.path / origin).touch()


def not_real(home: Home) -> None:
    """Raise `Refused` where a training site would stand on real records."""
    if origin_of(home) is Origin.REAL:
        raise Refused(
            "This home keeps real records, and no training site stands on it.",
            where=str(home.path),
            do="Leave LINEOFSIGHT_TRAINING unset, or name an empty folder with --home.",
        )


def allowed(home: Home, tables: Mapping[str, pa.Table]) -> Origin | None:
    """Say of which origin these rows are; as the home is where no child is in them.

    Raises `Refused`, naming nobody, for rows that do not belong into this home: any that is not
    made up in a training home, made-up ones in a live home, and the two mixed in a new one.
    """
    held = origin_of(home)
    children = set(_children(tables.values()))
    made_up = sum(map(is_marked, children))
    if held is Origin.MADE_UP and made_up < len(children):
        raise _not_made_up(len(children) - made_up)
    if not children or held is Origin.MADE_UP:
        return held
    if made_up < max(FEW, len(children) / SHARE):
        return Origin.REAL
    if held is Origin.REAL or made_up < len(children):
        raise _made_up(made_up, children)
    return Origin.MADE_UP


def _children(tables: Iterable[pa.Table]) -> Iterator[str]:
    for table in tables:
        if "child_id" in table.column_names:
            yield from filter(None, table.column("child_id").unique().to_pylist())


def _is_are(many: int) -> str:
    return "is" if many == 1 else "are"


def _not_made_up(many: int) -> Refused:
    return Refused(
        "This is a training site, and takes no real record. Of the children in these files "
        f"{many:,} {_is_are(many)} not made up (by lineofsight sample).",
        do="Load made-up files here (lineofsight sample writes them), and real ones into a home of "
        "their own.",
    )


def _made_up(many: int, children: Collection[str]) -> Refused:
    return Refused(
        f"{many:,} of the {len(children):,} children in these files {_is_are(many)} made up "
        "(by lineofsight sample), and real records are never mixed with them.",
        do="Take the sample's files out of what is loaded, or load them into an empty home.",
    )
