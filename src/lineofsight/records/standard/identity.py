"""Who the children are: person, family, and what is known of disability and immigration."""

import datetime as dt

from lineofsight.records.standard.columns import Table, born, code, date, expected, text, yes_no

PREGNANCY = dt.timedelta(weeks=40)
"""How long before the birth a child may be known: no child is expected later than this."""

PERSON = Table(
    name="person",
    meaning="One row for each child or young person known to any list.",
    ssd="ssd_person",
    shape="facts",
    key=("child_id",),
    needs=("child_id",),
    columns=(
        text("child_id", "the authority's own identifier of the child", "pers_person_id"),
        born("born_on", "date of birth, or expected date of an unborn child", "pers_dob"),
        code("sex", "sex", "sex", "pers_sex"),
        code("ethnicity", "ethnicity", "ethnic origin, one of the 18 codes", "pers_ethnicity"),
        code("ethnicity_group", "ethnicity_group", "one of five groups, or not known"),
        yes_no("is_disabled", "whether the child has a disability"),
        yes_no("is_uasc", "unaccompanied asylum-seeking child, as the returns say"),
        yes_no("is_unborn", "recorded as not yet born (age -1, or a date of birth to come)"),
        text("upn", "unique pupil number", "pers_upn"),
        text("former_upn", "an earlier unique pupil number"),
        code("upn_unknown", "upn_unknown", "why there is none", "pers_upn_unknown"),
        expected("expected_on", "expected date of birth, while unborn", "pers_expected_dob"),
        date("died_on", "date of death", "pers_death_date"),
        yes_no("is_mother", "the young person is a mother", "pers_is_mother"),
        text("ward", "ward or locality of the child's home"),
    ),
)

PEOPLE_NAMES = Table(
    name="person_names",
    meaning="Names and addresses: the only table that names anyone. No population reads it.",
    ssd="ssd_person",
    shape="facts",
    key=("child_id",),
    needs=("child_id",),
    columns=(
        text("child_id", "the authority's own identifier of the child", "pers_person_id"),
        text("forename", "forename", "pers_forename"),
        text("surname", "surname", "pers_surname"),
        text("also_known_as", "another name in use"),
        born("born_on", "date of birth", "pers_dob"),
        text("nhs_number", "NHS number", "pers_common_child_id"),
        text("upn", "unique pupil number", "pers_upn"),
        text("household_id", "household or sibling group", "fami_family_id"),
        text("address", "address", "addr_address_json"),
        code("address_class", "address_class", "open, protected or sealed"),
        yes_no("is_restricted", "the record is restricted to named workers"),
    ),
)

FAMILY = Table(
    name="family",
    meaning="Which children belong to one family.",
    ssd="ssd_family",
    shape="facts",
    key=("child_id",),
    needs=("child_id", "family_id"),
    columns=(
        text("child_id", "the child", "fami_person_id"),
        text("family_id", "household or sibling group", "fami_family_id"),
    ),
)

DISABILITY = Table(
    name="disability",
    meaning="Disabilities of children, one row for each.",
    ssd="ssd_disability",
    shape="facts",
    key=("child_id", "disability"),
    needs=("child_id", "disability"),
    columns=(
        text("child_id", "the child", "disa_person_id"),
        code("disability", "disability", "kind of disability, or none", "disa_disability_code"),
    ),
)

IMMIGRATION_STATUS = Table(
    name="immigration_status",
    meaning="Unaccompanied asylum-seeking children, the day the status ended, and leave to remain.",
    ssd="ssd_immigration_status",
    shape="facts",
    key=("child_id", "status", "started_on"),
    needs=("child_id",),
    columns=(
        text("child_id", "the child", "immi_person_id"),
        text("status", "immigration status; UASC", "immi_immigration_status"),
        date("started_on", "status began", "immi_immigration_status_start_date"),
        expected("ended_on", "status ended (DUC)", "immi_immigration_status_end_date"),
        expected("leave_until_on", "leave to remain runs out"),
        yes_no("age_disputed", "the age given is in dispute"),
    ),
)

MOTHER = Table(
    name="mother",
    meaning="Looked-after young people who are mothers, with their child's date of birth.",
    ssd="ssd_mother",
    shape="facts",
    key=("child_id", "baby_born_on"),
    needs=("child_id",),
    columns=(
        text("child_id", "the mother", "moth_person_id"),
        date("baby_born_on", "date of birth of her child", "moth_childs_dob"),
    ),
)

TABLES = (PERSON, PEOPLE_NAMES, FAMILY, DISABILITY, IMMIGRATION_STATUS, MOTHER)
