"""The roles a person may hold, by the two letters the matrix uses."""

from enum import Enum


class Role(Enum):
    """A role: its code is what is stored, its title what is shown."""

    PRACTITIONER = "PR"
    TEAM_MANAGER = "TM"
    HEAD_OF_SERVICE = "HS"
    ANALYST = "PA"
    PROGRAMME = "PO"
    DIRECTOR = "DC"
    COUNCILLOR = "CL"
    AUDITOR = "AU"
    ADMINISTRATOR = "AD"
    LAWYER = "LG"
    BUSINESS_SUPPORT = "BS"
    REVIEWING_OFFICER = "IR"
    PRACTICE_AUDITOR = "QA"
    FOSTERING_OFFICER = "FO"
    RETURN_INTERVIEWER = "RI"
    WORKFORCE_OFFICER = "HR"
    BOARD_MEMBER = "BM"

    @property
    def title(self) -> str:
        """The role in words."""
        return TITLES[self.value]

    @property
    def needs_place(self) -> bool:
        """Whether the role is held for a team or a service, and for nothing without one."""
        return self in {Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE}


TITLES = {
    "PR": "practitioner",
    "TM": "team manager",
    "HS": "head of service",
    "PA": "performance analyst",
    "PO": "programme office",
    "DC": "director",
    "CL": "lead member or councillor",
    "AU": "auditor",
    "AD": "administrator",
    "LG": "lawyer",
    "BS": "business support",
    "IR": "reviewing officer or conference chair",
    "QA": "practice auditor",
    "FO": "fostering officer",
    "RI": "return interviewer",
    "HR": "workforce officer",
    "BM": "board member or inspector",
}
