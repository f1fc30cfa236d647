"""No field of a plan or a board takes signs for words: each typed field of each form is walked."""

import importlib
import inspect
import pkgutil

import pytest
from django import forms as django_forms

from board_drawn import DAY
from lineofsight import boards, plan
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rules import NOTHING_SAID
from lineofsight.boards.models import Body, Meeting
from lineofsight.plan.content import Action
from signed_in import person

SIGNS = {
    "a full stop": ".",
    "a row of them": "." * 14,
    "spaces of no width": "\u200b" * 14,
    "fillers that nobody sees": "\u3164" * 14,
    "all of these": ".\u200b\u3164\u00ad\u2800",
}


def modules():
    """Every module of plan and boards in which forms are declared."""
    for room in (plan, boards):
        for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".forms" in one.name:
                yield importlib.import_module(one.name)


FORMS = {
    f"{one.__module__.removeprefix('lineofsight.')}.{name}": one
    for module in modules()
    for name, one in vars(module).items()
    if inspect.isclass(one)
    and issubclass(one, django_forms.Form)
    and one.__module__ == module.__name__
}


@pytest.fixture
def made(db):
    """Make a form with what its page gives it, and with what was typed."""
    gives = {
        "today": DAY, "since": None, "on": DAY, "is_red": True, "unshown": True, "was_sent": True,
        "places": [], "plans": [], "names": [], "tied": [], "changes": [], "actions": [],
        "receivers": [], "seats": [], "bodies": Body.objects.all(), "is_of_body": True,
        "action": Action("2.10", "Meet", "Practice", "", None, "", "Head", DAY, "on track"),
        "person": person(Role.DIRECTOR),
    }  # fmt: skip

    def make(kind, **typed):
        asked = {
            name for one in kind.__mro__ if "__init__" in vars(one)
            for name in inspect.signature(one.__init__).parameters
        }  # fmt: skip
        given = {name: gives[name] for name in asked & gives.keys()}
        if "meetings" in asked:
            given["meetings"] = Meeting.objects.all() if "is_of_body" in asked else []
        return kind(data=typed, **given)

    return make


def typed_fields(form):
    """The fields of a form in which words are typed."""
    return [
        name for name, one in form.fields.items() if isinstance(one, django_forms.CharField)
    ]  # fmt: skip


@pytest.mark.parametrize("kind", FORMS.values(), ids=FORMS)
def test_no_typed_field_takes_signs_for_words(made, kind):
    for name in typed_fields(made(kind)):
        for says, signs in SIGNS.items():
            assert name in made(kind, **{name: signs}).errors, f"{name} takes {says}"
        taken = made(kind, **{name: "4.1" if name == "paragraph" else "Item 4.1 of the panel"})
        assert not [one for one in taken.errors.get(name, ()) if one.startswith("Write")], name


def test_the_forms_are_there():
    assert {"plan.forms.actions.Begin", "boards.forms.bodies.New", "boards.forms.sight.Write",
            "boards.forms.documents.New", "plan.updates.forms.Write"} <= FORMS.keys()  # fmt: skip


NAMED = [
    "plan.forms.actions.Begin.title", "plan.forms.actions.Decide.body",
    "plan.forms.approval.AddBody.body", "boards.forms.bodies.New.name",
    "boards.forms.bodies.Seat.title", "boards.forms.bodies.Meet.place",
    "boards.forms.bodies.Agenda.title", "boards.forms.documents.New.title",
    "boards.forms.visits.Met.title", "boards.forms.items.Comment.words",
    "boards.forms.items.Raise.words", "boards.forms.items.Reword.words",
    "boards.forms.items.Propose.words",
]  # fmt: skip
"""Fields whose words name somebody or something, or are an item themselves."""


@pytest.mark.parametrize("named", NAMED)
def test_what_names_nothing_is_no_name(made, named):
    kind, _, field = named.rpartition(".")
    for words in ("TBC", "None", "noted", "No comment", "To be confirmed", "n/a"):
        assert made(FORMS[kind], **{field: words}).errors[field] == [NOTHING_SAID], words
    for words in ("Improvement board", "Minutes noted by the board", "Not enough visits", "Room 4",
                  "On Track", "No Further Action", "Same Day"):  # fmt: skip
        assert field not in made(FORMS[kind], **{field: words}).errors, words


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("plan.forms.actions.Report", "progress", "None"),
        ("plan.updates.forms.Happened", "progress", "Ongoing"),
        ("boards.forms.documents.New", "owner", "tbc"),
        ("boards.forms.sight.Write", "where", "All"),
        ("boards.forms.items.Close", "words", "None"),
    ],
)
def test_where_nothing_may_be_said_it_may(made, kind, field, words):
    assert field not in made(FORMS[kind], **{field: words}).errors
