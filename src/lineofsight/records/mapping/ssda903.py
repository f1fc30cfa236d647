"""SSDA903: which standard tables the twelve files fill.

Each row of Episodes is an episode of care and a placement; whether the placement changed is for
populations to say, from the reason. Adoption is spread over four files and put together in
`adoption`. A care leaver's status is as on the birthday reached in the collection year.
"""

from lineofsight.records.mapping.declaring import (
    BirthdayInYear,
    Digit,
    Fill,
    Group,
    Letter,
    ListMapping,
    Only,
    Origin,
    Says,
)

_CHILD: dict[str, Origin] = {"child_id": "CHILD"}
_BORN: dict[str, Origin] = {**_CHILD, "born_on": "DOB"}

HEADER = ListMapping(
    "ssda903",
    "Header",
    (
        Fill(
            "mother",
            {**_CHILD, "baby_born_on": "MC_DOB"},
            only=Only("MOTHER", ("yes",)),
        ),
    ),
    {
        **_BORN,
        "sex": "SEX",
        "ethnicity": "ETHNIC",
        "ethnicity_group": Group("ETHNIC"),
        "upn": "UPN",
        "is_mother": "MOTHER",
    },
)

EPISODES = ListMapping(
    "ssda903",
    "Episodes",
    (
        Fill(
            "cla_episodes",
            {
                **_CHILD,
                "started_on": "DECOM",
                "ended_on": "DEC",
                "start_reason": "RNE",
                "end_reason": "REC",
                "legal_status": "LS",
                "need": "CIN",
            },
        ),
        Fill(
            "cla_placement",
            {
                **_CHILD,
                "started_on": "DECOM",
                "ended_on": "DEC",
                "placement_type": "PLACE",
                "start_reason": "RNE",
                "provider": "PLACE_PROVIDER",
                "change_reason": "REASON_PLACE_CHANGE",
                "urn": "URN",
            },
        ),
        Fill(
            "permanence",
            {**_CHILD, "placed_on": "DECOM"},
            only=Only("PLACE", ("A3", "A4", "A5", "A6")),
        ),
        Fill(
            "permanence",
            {**_CHILD, "ordered_on": "DEC"},
            only=Only("REC", ("E11", "E12")),
        ),
    ),
)

REVIEWS = ListMapping(
    "ssda903",
    "Reviews",
    (
        Fill(
            "cla_reviews",
            {**_CHILD, "held_on": "REVIEW", "participation": "REVIEW_CODE"},
        ),
    ),
    _BORN,
)

UASC = ListMapping(
    "ssda903",
    "UASC",
    (
        Fill(
            "immigration_status",
            {**_CHILD, "status": Says("UASC"), "ended_on": "DUC"},
        ),
    ),
    {**_BORN, "sex": "SEX", "is_uasc": Says("yes")},
)

OC2 = ListMapping(
    "ssda903",
    "OC2",
    (
        Fill(
            "cla_year_outcomes",
            {
                **_CHILD,
                "sdq_score": "SDQ_SCORE",
                "sdq_reason": "SDQ_REASON",
                "convicted": "CONVICTED",
                "health_check": "HEALTH_CHECK",
                "immunisations": "IMMUNISATIONS",
                "teeth_check": "TEETH_CHECK",
                "health_assessment": "HEALTH_ASSESSMENT",
                "substance_misuse": "SUBSTANCE_MISUSE",
                "intervention_received": "INTERVENTION_RECEIVED",
                "intervention_offered": "INTERVENTION_OFFERED",
            },
            latest=True,
        ),
    ),
    _BORN,
)

OC3 = ListMapping(
    "ssda903",
    "OC3",
    (
        Fill(
            "care_leavers",
            {
                **_CHILD,
                "effective_on": BirthdayInYear("DOB"),
                "in_touch": "IN_TOUCH",
                "activity": "ACTIV",
                "accommodation": Letter("ACCOM"),
                "suitability": Digit("ACCOM"),
            },
        ),
    ),
    _BORN,
)

AD1 = ListMapping(
    "ssda903",
    "AD1",
    (
        Fill(
            "permanence",
            {
                **_CHILD,
                "decided_on": "DATE_INT",
                "matched_on": "DATE_MATCH",
                "adopted_by_carer": "FOSTER_CARE",
                "adopters": "NB_ADOPTR",
                "adopter_sex": "SEX_ADOPTR",
                "adopter_status": "LS_ADOPTR",
            },
        ),
    ),
    _BORN,
)

PLACED_ADOPTION = ListMapping(
    "ssda903",
    "PlacedAdoption",
    (
        Fill(
            "permanence",
            {
                **_CHILD,
                "decided_on": "DATE_PLACED",
                "reversed_on": "DATE_PLACED_CEASED",
                "reversal_reason": "REASON_PLACED_CEASED",
            },
        ),
    ),
    _BORN,
)

PREVIOUS_PERMANENCE = ListMapping(
    "ssda903",
    "PrevPerm",
    (
        Fill(
            "cla_previous_permanence",
            {**_CHILD, "arrangement": "PREV_PERM", "authority": "LA_PERM", "ordered": "DATE_PERM"},
        ),
    ),
    _BORN,
)

MISSING = ListMapping(
    "ssda903",
    "Missing",
    (
        Fill(
            "missing",
            {
                **_CHILD,
                "missing_at": "MIS_START",
                "returned_at": "MIS_END",
                "kind": "MISSING",
            },
        ),
    ),
    _BORN,
)

WORKERS = ListMapping(
    "ssda903",
    "SWEpisodes",
    (
        Fill(
            "involvements",
            {
                **_CHILD,
                "worker_id": "SW_ID",
                "started_on": "SW_DECOM",
                "ended_on": "SW_DEC",
                "allocation": Says("primary"),
                "change_reason": "SW_REASON",
            },
            alone="looked-after children",  # beside Annex A it would mislead
        ),
    ),
    _BORN,
)

DEPRIVATION_OF_LIBERTY = ListMapping(
    "ssda903",
    "DoLo",
    (
        Fill(
            "deprivation_of_liberty",
            {**_CHILD, "started_on": "DOLO_START", "ended_on": "DOLO_END"},
        ),
    ),
    _BORN,
)

LISTS = (
    HEADER,
    EPISODES,
    REVIEWS,
    UASC,
    OC2,
    OC3,
    AD1,
    PLACED_ADOPTION,
    PREVIOUS_PERMANENCE,
    MISSING,
    WORKERS,
    DEPRIVATION_OF_LIBERTY,
)
