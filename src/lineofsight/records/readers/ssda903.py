"""SSDA903, the yearly return on children looked after: twelve files of one collection year.

Columns are found by name: peers swap SEX and DOB in UASC. Code lists changed over the years
(reasons in 2019, activity in 2022, sex in 2025, placements in 2025 and 2026): every year's
codes are known to the code sets, so the year itself need not be.
"""

from lineofsight.records.readers.declaring import code, date, integer, text, yes_no
from lineofsight.records.readers.layouts import SourceColumn, SourceList

CHILD = text("CHILD", "The authority's identifier of the child, the same in every file", key=True)
BORN = date("DOB", "Date of birth; some releases give the 1st of the month", filled=True)
SEX = code("SEX", "sex", "Sex: 1 or 2 until 2024, M, F or U since", "GENDER", filled=True)


def _file(
    name: str,
    title: str,
    *columns: SourceColumn,
    names: tuple[str, ...] = (),
    may_be_empty: bool = True,
    notes: str = "",
) -> SourceList:
    return SourceList(
        family="ssda903",
        name=name,
        title=title,
        columns=(CHILD, *columns),
        file_names=(name.casefold(), *names),
        may_be_empty=may_be_empty,
        notes=notes,
    )


LISTS = (
    _file(
        "Header",
        "Children looked after in the year",
        SEX,
        date("DOB", "Date of birth; some releases give the 1st of the month", key=True),
        code("ETHNIC", "ethnicity", "Ethnic origin", filled=True),
        text("UPN", "Unique pupil number, or UN1 to UN5: why there is none", filled=True),
        yes_no("MOTHER", "1: the child is a mother"),
        date("MC_DOB", "Date of birth of the mother's child"),
        may_be_empty=False,
        notes="One row per child.",
    ),
    _file(
        "Episodes",
        "Episodes of care",
        date("DECOM", "Day the episode began", key=True),
        code("RNE", "episode_start_reason", "Why a new episode began", filled=True),
        code("LS", "legal_status", "Legal status; V3 and V4 are short breaks", filled=True),
        code("CIN", "need", "Main category of need", filled=True),
        code("PLACE", "placement_type", "Kind of placement", filled=True),
        code("PLACE_PROVIDER", "placement_provider", "Who provides the placement"),
        date("DEC", "Day the episode ceased; blank: goes on", must=True),
        code("REC", "care_end_reason", "Why it ceased; X1: another episode follows"),
        code("REASON_PLACE_CHANGE", "placement_change_reason", "Why the placement changed"),
        text("HOME_POST", "Postcode of home"),
        text("PL_POST", "Postcode of the placement"),
        text("URN", "Ofsted's number of the setting"),
        names=("episode",),
        may_be_empty=False,
        notes="One row per episode: a change of status or of placement begins a new one.",
    ),
    _file(
        "Reviews",
        "Reviews of care",
        BORN,
        date("REVIEW", "Day of the review", key=True),
        code("REVIEW_CODE", "participation", "How the child took part", filled=True),
        names=("review",),
    ),
    _file(
        "UASC",
        "Unaccompanied asylum-seeking children",
        SEX,
        BORN,
        date("DUC", "Day the status ceased", must=True),
    ),
    _file(
        "OC2",
        "Health and outcomes over the year",
        BORN,
        integer("SDQ_SCORE", "Strengths and difficulties score, 0 to 40"),
        code("SDQ_REASON", "sdq_reason", "Why there is no score"),
        yes_no("CONVICTED", "Convicted or cautioned in the year"),
        yes_no("HEALTH_CHECK", "Development checks up to date, under five"),
        yes_no("IMMUNISATIONS", "Immunisations up to date"),
        yes_no("TEETH_CHECK", "Dental check in the year"),
        yes_no("HEALTH_ASSESSMENT", "Health assessment in the year"),
        yes_no("SUBSTANCE_MISUSE", "Substance misuse in the year"),
        yes_no("INTERVENTION_RECEIVED", "Received help for it"),
        yes_no("INTERVENTION_OFFERED", "Was offered help and refused"),
        notes="One row per child looked after for a year.",
    ),
    _file(
        "OC3",
        "Young people who left care, at their birthday",
        date("DOB", "Date of birth: the answers hold on the birthday in the year", key=True),
        code("IN_TOUCH", "in_touch", "Whether the authority is in touch", filled=True),
        code("ACTIV", "activity", "Activity on the birthday; 0: not in touch", filled=True),
        code(
            "ACCOM",
            "accommodation",
            "Kind of accommodation and suitability: a letter, then 1 or 2",
            filled=True,
        ),
        notes="One row per young person.",
    ),
    _file(
        "AD1",
        "Children adopted",
        BORN,
        date("DATE_INT", "Day of the decision for adoption", key=True),
        date("DATE_MATCH", "Day matched with adopters", filled=True),
        yes_no("FOSTER_CARE", "Adopted by a former foster carer", filled=True),
        integer("NB_ADOPTR", "How many adopt", filled=True),
        code("SEX_ADOPTR", "adopter_sex", "Sex of the adopters", filled=True),
        code("LS_ADOPTR", "adopter_legal_status", "Their legal status", filled=True),
    ),
    _file(
        "PlacedAdoption",
        "Decisions for adoption",
        BORN,
        date("DATE_PLACED", "Day of the decision for adoption", key=True),
        date("DATE_PLACED_CEASED", "Day the decision was reversed", must=True),
        code("REASON_PLACED_CEASED", "reversal_reason", "Why it was reversed"),
        names=("placedforadoption", "shouldbeplacedforadoption"),
    ),
    _file(
        "PrevPerm",
        "Earlier permanence arrangements",
        BORN,
        code("PREV_PERM", "previous_permanence", "Kind of the earlier arrangement", key=True),
        text("LA_PERM", "Authority that arranged it"),
        date("DATE_PERM", "Day of that order; z where the day or month is not known"),
        names=("previouspermanence",),
    ),
    _file(
        "Missing",
        "Missing and away without authorisation",
        BORN,
        code("MISSING", "missing_type", "M: missing; A: away without authorisation", filled=True),
        date("MIS_START", "Day it began", key=True),
        date("MIS_END", "Day it ended; blank: goes on", must=True),
    ),
    _file(
        "SWEpisodes",
        "Social workers of children in care",
        BORN,
        text("SW_ID", "The worker's registration number", key=True),
        date("SW_DECOM", "Day the worker took the case", key=True),
        date("SW_DEC", "Day the worker gave it up; blank: holds it", must=True),
        code("SW_REASON", "worker_change_reason", "Why the worker changed"),
        names=("swepisode", "socialworkerepisodes"),
        notes="Collected since 2024.",
    ),
    _file(
        "DoLo",
        "Deprivation of liberty orders",
        BORN,
        date("DOLO_START", "Day the order began", key=True),
        date("DOLO_END", "Day the order ended; blank: in force", must=True),
        notes="Comes with the collection of 2026-27.",
    ),
)
