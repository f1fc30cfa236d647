"""Every address of the site."""

from django.urls import path

from lineofsight.accounts.access import PUBLIC, declared
from lineofsight.accounts.urls import urlpatterns as of_accounts
from lineofsight.answers.urls import urlpatterns as of_answers
from lineofsight.boards.urls import urlpatterns as of_boards
from lineofsight.commentary.urls import urlpatterns as of_commentary
from lineofsight.feeds.urls import urlpatterns as of_feeds
from lineofsight.notices.urls import urlpatterns as of_notices
from lineofsight.plan.updates.urls import urlpatterns as of_updates
from lineofsight.plan.urls import urlpatterns as of_plan
from lineofsight.ui.look import look
from lineofsight.web.cases.urls import urlpatterns as of_cases
from lineofsight.web.data.urls import urlpatterns as of_data
from lineofsight.web.errors import session_ended
from lineofsight.web.figures.front_door import front_door
from lineofsight.web.figures.indicator import indicator
from lineofsight.web.figures.parenting import parenting, parenting_plain
from lineofsight.web.figures.scorecard import scorecard
from lineofsight.web.figures.workforce import workforce
from lineofsight.web.helping import pages as helping
from lineofsight.web.homes.page import home

urlpatterns = [
    path("", home, name="home"),
    path("scorecard/", scorecard, name="scorecard"),
    path("corporate-parenting/", parenting, name="parenting"),
    path("corporate-parenting/plain/", parenting_plain, name="parenting-plain"),
    path("indicators/<str:code>/", indicator, name="indicator"),
    path("front-door/", front_door, name="front-door"),
    path("workforce/", workforce, name="workforce"),
    path("help/", helping.help_index, name="help"),
    path("help/accessibility/", helping.accessibility, name="accessibility"),
    path("help/how-we-protect/", helping.how_we_protect, name="how-we-protect"),
    path("help/<slug:page>/", helping.help_page, name="help-page"),
    path("ended/", session_ended, name="session-ended"),
    *declared(PUBLIC, path("look/<str:accent>.css", look, name="look")),
    *of_accounts,
    *of_cases,
    *of_data,
    *of_answers,
    *of_commentary,
    *of_feeds,
    *of_notices,
    *of_plan,
    *of_boards,
    *of_updates,
]

handler400 = "lineofsight.web.errors.not_readable"
handler404 = "lineofsight.web.errors.not_there"
