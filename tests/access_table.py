"""A second, small reading of the access policy's own table, to hold the product's matrix to.

`tests/data/access_matrix.txt` is the table as the policy prints it, for nine roles; what the policy
says of the other eight in words stands here.
"""

from dataclasses import dataclass

from repository.tracked import ROOT

NINE = ["PR", "TM", "HS", "PA", "PO", "DC", "CL", "AU", "AD"]
REACHES = {"o", "t", "s", "A", "P", "all", "self", "named"}

ROWS = {
    "indicators": "Indicators (published)",
    "behind a figure": "Indicator drill-down to children",
    "child": "Child summary",
    "child's name": "Child names, address, contacts",
    "protected address": "Protected address (refuge, adoptive, foster carer)",
    "case notes": "Case notes, free text",
    "restricted record": "Restricted record",
    "break-glass": "Break-glass",
    "review break-glass": "Review break-glass",
    "alerts": "Alerts",
    "workforce": "Workforce dashboard: team totals",
    "named worker": "Workforce: named worker",
    "upload": "Data load: upload, preview",
    "who looked": "Audit: who viewed this child",
}
"""A resource of ours -> the row of the policy."""

OTHERS = {
    "IR": {"indicators": "R A", "behind a figure": "R o", "child": "R o", "child's name": "R o",
           "alerts": "R o", "who looked": "R o", "restricted record": "named only"},
    "FO": {"indicators": "R A", "behind a figure": "R o", "child": "R o", "child's name": "R o",
           "alerts": "R o", "restricted record": "named only"},
    "QA": {"indicators": "R A", "child": "R named +r", "child's name": "R named +r",
           "restricted record": "named only"},
    "RI": {"child": "R named", "child's name": "R named", "restricted record": "named only"},
    "HR": {"indicators": "R A", "workforce": "RW all", "named worker": "RW all"},
}  # fmt: skip
"""Own children of who chairs or supports, the sample of an audit, the episode in hand, workers."""

OURS = {
    ("held by nobody", "R"): "HS PA DC",
    ("extract", "X"): "TM HS PA DC",
    ("set restriction", "W"): "TM HS DC",
    ("set restriction", "ask"): "PR IR",
    ("lift restriction", "W"): "TM HS DC",
    ("restrictions", "R"): "TM HS DC AU",
    ("conflicts", "W"): "PR TM HS DC IR QA FO RI",
    ("conflicts", "R"): "AU",
    ("corporate parenting", "R"): "PR TM HS PA PO DC CL AU IR QA FO HR BM",
    ("plan", "R"): "PR TM HS PA PO DC CL AU BM",
    ("plan in full", "R"): "PR TM HS PA PO DC AU",
    ("draft plan", "R"): "HS PO DC",
    ("own actions", "W"): "PR TM HS PA PO DC LG BS IR QA FO HR",
    ("action's state", "W"): "HS PO DC",
    ("action's state", "ask"): "TM LG BS IR QA FO HR",
    ("plan changes", "W"): "PO DC",
    ("plan changes", "approve"): "DC",
    ("boards", "R"): "PR TM HS PA PO DC CL AU BM",
    ("boards", "W"): "PO DC",
    ("items", "R"): "PR TM HS PA PO DC CL AU BM",
    ("items", "W"): "PO DC",
    ("items", "ask"): "PO DC CL BM",
    ("items", "D"): "DC",
    ("controlled document", "R"): "PR TM HS PA PO DC CL AU",
    ("controlled document", "W"): "PO DC",
    ("controlled document", "approve"): "DC",
    ("line of sight log", "R"): "PO DC CL AU",
    ("line of sight log", "W"): "DC CL",
    ("commentary", "W"): "TM HS PA DC",
    ("commit a load", "V"): "PA",
    ("commit a load", "approve"): "HS",
    ("load log", "R"): "HS PA PO DC AU",
    ("mend-it list", "R"): "PR TM HS PA BS",
    ("ask", "W"): "PA",
    ("ask", "R"): "PA DC AU",
    ("release", "R"): "CL AU BM",
    ("release", "W"): "PA",
    ("release", "V"): "HS DC",
    ("papers", "R"): "TM HS PA PO DC CL AU BM",
    ("papers", "W"): "PA PO",
    ("feeds", "R"): "PA DC AU",
    ("own looks", "R"): "PR TM HS PA PO DC CL AU AD LG BS IR QA FO RI HR BM",
    ("counts of looks", "R"): "TM HS DC AU",
    ("all looks", "R"): "AU",
    ("all looks", "X"): "AU",
    ("people", "R"): "AU DC",
    ("people", "W"): "AD",
    ("people", "ask"): "TM HS",
    ("people", "approve"): "DC",
    ("keys and health", "R"): "AU",
    ("keys and health", "W"): "AD",
}
"""Where the policy says it in words, or a row of ours is finer than its: who may."""


@dataclass(frozen=True)
class Cell:
    """What a cell says: letters of what may be done, how far, and whether a reason is asked."""

    acts: frozenset[str]
    reach: str
    reason: bool


def cell(words: str) -> Cell | None:
    """Read a cell of the policy; None where it is a dash, or gives the events of a record alone.

    To break the glass of what the cell is about is an act, wherever it is written out.
    """
    if words.strip() in {"-", "", "events only"}:
        return None
    said = words.replace("\u2713", "V").replace("(sup)", "").replace("break-glass", "RV").split()
    acts = set("".join(word for word in said if set(word) <= set("RWDXV")))
    reach = next((word for word in said if word in REACHES), "all")
    return Cell(frozenset(acts or {"R"}), reach, "+r" in said)


def says_of(resource: str) -> dict[str, str]:
    """What the policy says of a resource, role by role, in its own words."""
    return WORDS[ROWS[resource]]


def words() -> dict[str, dict[str, str]]:
    """The table as it is printed: row -> role -> words."""
    lines = (ROOT / "tests/data/access_matrix.txt").read_text("utf-8").splitlines()[2:]
    split = [
        [part.strip() for part in line.strip().strip("|").split("|")] for line in lines if line
    ]
    return {name: dict(zip(NINE, cells, strict=True)) for name, *cells in split}


WORDS = words()
POLICY = {name: {role: cell(said) for role, said in cells.items()} for name, cells in WORDS.items()}


def says(resource: str, role: str) -> Cell | None:
    """What the policy says of a resource that has a row in it."""
    if role in NINE:
        return POLICY[ROWS[resource]][role]
    return cell(OTHERS.get(role, {}).get(resource, "-"))


def may(resource: str, act: str, role: str) -> bool:
    """Whether the policy lets the role do this."""
    if resource in ROWS:
        found = says(resource, role)
        return found is not None and act in found.acts
    return role in OURS.get((resource, act), "").split()
