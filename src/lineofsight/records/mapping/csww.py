"""The workforce census: which standard tables it fills.

The return is kept as it came, with the 30 September it shows. It names workers by their
registration and not as the authority's feeds do, so that its workers never join theirs: where a
feed is not there, populations ask the census itself.
"""

from lineofsight.records.mapping.declaring import CensusDay, Fill, ListMapping

WORKERS = ListMapping(
    "csww",
    "CSWWWorker",
    (
        Fill(
            "workforce_census",
            {
                "census_on": CensusDay(),
                "worker_id": "SWENo",
                "is_agency": "AgencyWorker",
                "fte": "FTE",
                "born_on": "PersonBirthDate",
                "sex": "GenderCurrent",
                "ethnicity": "Ethnicity",
                "qualified_at": "QualInst",
                "qualification": "QualLevel",
                "step_up": "StepUpGrad",
                "frontline": "FrontlineGrad",
                "org_role": "OrgRole",
                "started_on": "RoleStartDate",
                "origin": "StartOrigin",
                "ended_on": "RoleEndDate",
                "destination": "LeaverDestination",
                "leaving_reason": "ReasonLeave",
                "caseload_fte": "FTE30",
                "cases": "Cases30",
                "days_lost": "WorkingDaysLost",
                "contract_weeks": "ContractWeeks",
                "is_absent": "Absat30Sept",
                "absence_reason": "ReasonAbsence",
                "practice_status": "CFKSSstatus",
            },
        ),
    ),
)

VACANCIES = ListMapping(
    "csww",
    "LALevelVacancies",
    (
        Fill(
            "workforce_census_totals",
            {
                "census_on": CensusDay(),
                "vacancies_fte": "NumberOfVacancies",
                "agency_cover_fte": "NoAgencyFTE",
                "agency_cover": "NoAgencyHeadcount",
            },
        ),
    ),
)

LISTS = (WORKERS, VACANCIES)
