"""The access matrix as one table: what each role may do with each resource, and how far.

A cell holds clauses parted by ";". A clause is acts, how far they reach, and what is asked first:
acts R read, W create or change, D delete, X export, V act, and the words `ask` and `approve`;
reach A totals only (protected), P rows without names, o own, t team, s service, all, self, named;
`+r` a reason is asked and stored, `+2` a second person, `+e` evidence. "-" is nothing, answered as
if absent.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from lineofsight.accounts.roles import Role

TABLE = """
resource            | PR | TM | HS | PA | PO | DC | CL | AU | AD | LG | BS | IR | QA | FO | RI | HR | BM
indicators          | R A | R A | R A | RX A | R A | RX A | R A | R A | - | - | - | R A | R A | R A | - | R A | -
corporate parenting | R A | R A | R A | R A | R A | R A | R A | R A | - | - | - | R A | R A | R A | - | R A | R A
behind a figure     | R o | R t | R s | R P | - | R s +r | - | R P | - | - | - | R o | - | R o | - | - | -
child               | R o | R t | R s | R P | - | R s +r | - | - | - | - | - | R o | R named +r | R o | R named | - | -
child's name        | R o | R t | R s | - | - | R s +r | - | - | - | - | - | R o | R named +r | R o | R named | - | -
held by nobody      | - | - | R s | R P | - | R s +r | - | - | - | - | - | - | - | - | - | - | -
protected address   | R o +r | R t +r | R s +r | - | - | R all +r | - | - | - | - | - | - | - | - | - | - | -
case notes          | RW o | RW t | R s +r | - | - | R all +r | - | - | - | - | - | - | - | - | - | - | -
restricted record   | R named | R named | R named | - | - | R named; V | - | - | - | - | - | R named | R named | R named | R named | - | -
set restriction     | ask o | W t | W s | - | - | W all | - | - | - | - | - | ask o | - | - | - | - | -
lift restriction    | - | W t +2 | W s +2 | - | - | W all +2 | - | - | - | - | - | - | - | - | - | - | -
restrictions        | - | R t | R s | - | - | R all | - | R all | - | - | - | - | - | - | - | - | -
conflicts           | W self | W t | W s | - | - | W all | - | R all | - | - | - | W self | W self | W self | W self | - | -
break-glass         | V +r | V +r | V +r | - | - | V +r | - | - | - | - | - | - | - | - | - | - | -
review break-glass  | - | V t | V s | - | - | V all | - | V all | - | - | - | - | - | - | - | - | -
alerts              | RW o | RW t | R s | R A | - | R A | - | R A | - | - | - | R o | - | R o | - | - | -
plan                | R | R | R | R | R | R | R | R | - | - | - | - | - | - | - | - | R
plan in full        | R | R | R | R | R | R | - | R | - | - | - | - | - | - | - | - | -
draft plan          | - | - | R | - | R | R | - | - | - | - | - | - | - | - | - | - | -
own actions         | W self | W self | W self | W self | W self | W self | - | - | - | W self | W self | W self | W self | W self | - | W self | -
action's state      | - | ask t | W s | - | W +e | W | - | - | - | ask | ask | ask | ask | ask | - | ask | -
plan changes        | - | - | - | - | W | W approve +2 | - | - | - | - | - | - | - | - | - | - | -
boards              | R | R | R | R | RW | RW | R | R | - | - | - | - | - | - | - | - | R named
items               | R | R | R | R | RW ask | RWD ask | R ask | R | - | - | - | - | - | - | - | - | R ask named
controlled document | R | R | R | R | RW | RW approve +2 | R | R | - | - | - | - | - | - | - | - | -
line of sight log   | - | - | - | - | R | RW | RW | R | - | - | - | - | - | - | - | - | -
commentary          | - | W t | W s | W | - | W | - | - | - | - | - | - | - | - | - | - | -
workforce           | R t | R t | R s | R A | R A | R all | R A | R A | - | - | - | - | - | - | - | RW all | -
named worker        | R self | R t | R s | - | - | R s | - | - | - | - | - | - | - | - | - | RW all | -
upload              | - | - | - | W | W | - | - | - | - | - | - | - | - | - | - | - | -
commit a load       | - | - | approve | V | - | - | - | - | - | - | - | - | - | - | - | - | -
load log            | - | - | R | R | R | R | - | R | - | - | - | - | - | - | - | - | -
mend-it list        | R o | R t | R s | R P | - | - | - | - | - | - | R P | - | - | - | - | - | -
extract             | - | X t +r | X s +r | X P +r | - | X s +r +2 | - | - | - | - | - | - | - | - | - | - | -
ask                 | - | - | - | RW A | - | R A | - | R A | - | - | - | - | - | - | - | - | -
release             | - | - | V +2 | W | - | V +2 | R | R | - | - | - | - | - | - | - | - | R
papers              | - | R | RV +2 | RW | RW | RV +2 | R | R | - | - | - | - | - | - | - | - | R
feeds               | - | - | - | R P | - | R A | - | R A | - | - | - | - | - | - | - | - | -
own looks           | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self | R self
counts of looks     | - | R t | R s | - | - | R s | - | R all | - | - | - | - | - | - | - | - | -
all looks           | - | - | - | - | - | - | - | RX all | - | - | - | - | - | - | - | - | -
who looked          | R o | R t | R s | - | - | R all | - | R all | - | - | - | R o | - | - | - | - | -
people              | - | ask t | ask s | - | - | approve; R | - | R | W +2 | - | - | - | - | - | - | - | -
keys and health     | - | - | - | - | - | - | - | R | W +2 | - | - | - | - | - | - | - | -
"""  # noqa: E501  a row is read across


class Act(Enum):
    """What may be done."""

    READ = "R"
    WRITE = "W"
    DELETE = "D"
    EXPORT = "X"
    DO = "V"
    ASK = "ask"
    APPROVE = "approve"


class Reach(Enum):
    """How far an act reaches, nearest first."""

    SELF = "self"
    OWN = "o"
    NAMED = "named"
    TEAM = "t"
    SERVICE = "s"
    ALL = "all"
    TOTALS = "A"
    PSEUDONYMS = "P"
    GENERAL = ""


@dataclass(frozen=True)
class Clause:
    """One clause of a cell."""

    acts: frozenset[Act]
    reach: Reach
    reason: bool
    second: bool
    evidence: bool = False


class Right(Enum):
    """What a page or a button needs: an act on a resource."""

    SEE_INDICATORS = ("indicators", Act.READ)
    EXPORT_INDICATORS = ("indicators", Act.EXPORT)
    SEE_PARENTING = ("corporate parenting", Act.READ)
    SEE_BEHIND = ("behind a figure", Act.READ)
    SEE_CHILD = ("child", Act.READ)
    SEE_NAME = ("child's name", Act.READ)
    SEE_UNHELD = ("held by nobody", Act.READ)
    SEE_PROTECTED_ADDRESS = ("protected address", Act.READ)
    SEE_NOTES = ("case notes", Act.READ)
    SEE_RESTRICTED = ("restricted record", Act.READ)
    BREAK_RESTRICTED = ("restricted record", Act.DO)
    ASK_RESTRICTION = ("set restriction", Act.ASK)
    SET_RESTRICTION = ("set restriction", Act.WRITE)
    LIFT_RESTRICTION = ("lift restriction", Act.WRITE)
    SEE_RESTRICTIONS = ("restrictions", Act.READ)
    DECLARE_CONFLICT = ("conflicts", Act.WRITE)
    SEE_CONFLICTS = ("conflicts", Act.READ)
    BREAK_GLASS = ("break-glass", Act.DO)
    REVIEW_BREAK_GLASS = ("review break-glass", Act.DO)
    SEE_ALERTS = ("alerts", Act.READ)
    SEE_PLAN = ("plan", Act.READ)
    SEE_WHOLE_PLAN = ("plan in full", Act.READ)
    SEE_DRAFT = ("draft plan", Act.READ)
    REPORT_OWN = ("own actions", Act.WRITE)
    SET_STATE = ("action's state", Act.WRITE)
    ASK_STATE = ("action's state", Act.ASK)
    CHANGE_PLAN = ("plan changes", Act.WRITE)
    AGREE_PLAN = ("plan changes", Act.APPROVE)
    SEE_BOARDS = ("boards", Act.READ)
    KEEP_BOARDS = ("boards", Act.WRITE)
    SEE_ITEMS = ("items", Act.READ)
    ANSWER_ITEMS = ("items", Act.WRITE)
    RAISE_ITEMS = ("items", Act.ASK)
    HIDE_ITEMS = ("items", Act.DELETE)
    SEE_DOCUMENTS = ("controlled document", Act.READ)
    KEEP_DOCUMENTS = ("controlled document", Act.WRITE)
    ANSWER_DOCUMENTS = ("controlled document", Act.APPROVE)
    SEE_SIGHT = ("line of sight log", Act.READ)
    WRITE_SIGHT = ("line of sight log", Act.WRITE)
    WRITE_COMMENTARY = ("commentary", Act.WRITE)
    SEE_WORKFORCE = ("workforce", Act.READ)
    SEE_WORKER = ("named worker", Act.READ)
    UPLOAD = ("upload", Act.WRITE)
    COMMIT_LOAD = ("commit a load", Act.DO)
    APPROVE_LOAD = ("commit a load", Act.APPROVE)
    SEE_LOADS = ("load log", Act.READ)
    SEE_MEND_IT = ("mend-it list", Act.READ)
    EXTRACT = ("extract", Act.EXPORT)
    SEE_ANSWERS = ("ask", Act.READ)
    ASK_FIGURES = ("ask", Act.WRITE)
    SEE_RELEASES = ("release", Act.READ)
    PREPARE_RELEASE = ("release", Act.WRITE)
    RELEASE = ("release", Act.DO)
    SEE_PAPERS = ("papers", Act.READ)
    WRITE_PAPERS = ("papers", Act.WRITE)
    READ_FEEDS = ("feeds", Act.READ)
    SEE_OWN_LOOKS = ("own looks", Act.READ)
    COUNT_LOOKS = ("counts of looks", Act.READ)
    SEE_ALL_LOOKS = ("all looks", Act.READ)
    EXPORT_LOOKS = ("all looks", Act.EXPORT)
    SEE_WHO_LOOKED = ("who looked", Act.READ)
    SEE_PEOPLE = ("people", Act.READ)
    ASK_GRANT = ("people", Act.ASK)
    APPROVE_GRANT = ("people", Act.APPROVE)
    CHANGE_PEOPLE = ("people", Act.WRITE)
    SEE_HEALTH = ("keys and health", Act.READ)
    CHANGE_KEYS = ("keys and health", Act.WRITE)

    @property
    def resource(self) -> str:
        """The row of the matrix."""
        return self.value[0]

    @property
    def asked_for(self) -> str:
        """What a reason is given for: a child's name comes with the child."""
        return Right.SEE_CHILD.resource if self is Right.SEE_NAME else self.resource

    @property
    def act(self) -> Act:
        """What is done."""
        return self.value[1]


def clause(words: str) -> Clause:
    """Read one clause of a cell; a word the grammar does not have is refused."""
    acts: set[Act] = set()
    reach = Reach.GENERAL
    flags: set[str] = set()
    for word in words.split():
        if word in {"+r", "+2", "+e"}:
            flags.add(word)
        elif word in {"ask", "approve"}:
            acts.add(Act(word))
        elif acts:
            reach = Reach(word)
        else:
            acts |= {Act(letter) for letter in word}
    return Clause(frozenset(acts), reach, *(flag in flags for flag in ("+r", "+2", "+e")))


@cache
def matrix() -> dict[tuple[str, Role], tuple[Clause, ...]]:
    """Give every cell of the table, read once."""
    head, *lines = (
        [cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()
    )
    roles = [Role(code) for code in head[1:]]
    return {
        (resource, role): tuple(map(clause, cell.split(";"))) if cell != "-" else ()
        for resource, *cells in lines
        for role, cell in zip(roles, cells, strict=True)
    }


@cache  # asked some forty times for each page
def clauses_for(right: Right, role: Role) -> tuple[Clause, ...]:
    """The clauses by which a role has a right; none when it has not."""
    return tuple(one for one in matrix()[right.resource, role] if right.act in one.acts)
