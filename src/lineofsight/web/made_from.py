"""The line that says what a page of figures was made from, and how exact it is to its reader.

One definition for the head of a page and the foot of every page.
"""

from lineofsight import picture
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import exactness_of, names_nobody, teams_told_exactly
from lineofsight.picture import Picture
from lineofsight.web.freshness import of_figures


def made_from(
    person: Person | None, kept: Picture, *, team: str = "", beside: str = "", by_team: bool = False
) -> str:
    """Give the line of a page about the whole, or about one `team`.

    `by_team`: figures of the reader's own teams, which are exact, may stand beside protected ones.
    """
    own = teams_told_exactly(person, picture.teams(kept)) if by_team else ()
    exactness = exactness_of(person, team=team)
    return of_figures(
        picture.about(kept),
        exactness,
        beside=beside,
        exact_of=own,
        names_nobody=names_nobody(person),
    )
