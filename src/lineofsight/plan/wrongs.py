"""What is wrong in a workbook that was sent, each thing by its place. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.kernel.problems import ChecksFailed

SAID = 20
"""Things that are wrong, printed at most."""


@dataclass(frozen=True)
class Wrong:
    """One thing to put right, and where."""

    where: str
    what: str


class WrongWorkbook(ChecksFailed):
    """A workbook that cannot be taken as it is; `wrongs` says each thing by its place."""

    def __init__(
        self,
        wrongs: Sequence[Wrong],
        do: str = "Put right what is listed, save the workbook and send it again.",
    ) -> None:
        many = "1 thing is" if len(wrongs) == 1 else f"{len(wrongs)} things are"
        first = "; ".join(f"{one.where}: {one.what}" for one in wrongs[:3])
        super().__init__(
            f"{many} wrong in the workbook, and nothing of it was taken.",
            where=first,
            do=do,
        )
        self.wrongs = tuple(wrongs[:SAID])
