"""What every Annex A list says about the child, and who holds the case."""

from lineofsight.records.readers.declaring import code, date, integer, text
from lineofsight.records.readers.layouts import SourceColumn, SourceList

CHILD = text(
    "Child Unique ID",
    "The authority's identifier of the child, the same in every list",
    "Child ID",
    "Child Unique Identifier",
    "Unique ID",
    key=True,
)
SEX = code("Gender", "sex", "The child's sex as the record gives it", "Sex", filled=True)
ETHNICITY = code("Ethnicity", "ethnicity", "The child's ethnic origin", filled=True)
BORN = date("Date of Birth", "Birth, or the expected day for an unborn child", "DOB")
AGE = integer("Age of Child (Years)", "Age at the last birthday; -1 is unborn", "Age")
DISABILITY = code(
    "Does the Child have a Disability",
    "yes_no",
    "Whether the child is recorded as disabled: yes, no or unknown",
    "HasDisability",
    "Disability",
    filled=True,
)
TEAM = text("Allocated Team", "Team holding the case", filled=True)
WORKER = text("Allocated Worker", "Worker holding the case", filled=True)

PERSON = (CHILD, SEX, ETHNICITY, BORN, AGE)
PERSON_WITH_DISABILITY = (*PERSON, DISABILITY)


def annex_a_list(
    number: int,
    title: str,
    *columns: SourceColumn,
    names: tuple[str, ...] = (),
    may_be_empty: bool = True,
    notes: str = "",
) -> SourceList:
    """Declare one Annex A list; `names` are what its sheet or file is called elsewhere."""
    return SourceList(
        family="annex_a",
        name=f"list {number}",
        title=title,
        columns=columns,
        file_names=(f"list{number}", f"annexalist{number}", *names),
        may_be_empty=may_be_empty,
        notes=notes,
    )
