"""How many syllables a pronouncing dictionary gives each word of the page for young people."""

import re

from repository.tracked import ROOT


def pronounced() -> dict[str, int]:
    """The words of the plain page, each with its syllables in a pronouncing dictionary."""
    lines = (ROOT / "tests/data/syllables.txt").read_text("utf-8").splitlines()
    found: dict[str, int] = {}
    count = 0
    for line in (one for one in lines if not one.startswith("#")):
        given = re.match(r"(\d): ", line)
        count = int(given[1]) if given else count
        found |= dict.fromkeys(re.findall(r"[a-z']+", line), count)
    return found
