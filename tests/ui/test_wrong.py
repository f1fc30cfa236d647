"""What is wrong with a field is said in plain words, and nothing that was sent is repeated."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.ui.bound import component, summary
from lineofsight.ui.dates import DateParts


class Every(forms.Form):
    """One field of each kind, some with words of their own."""

    short = forms.CharField(label="Minute", max_length=5, min_length=2)
    text = forms.CharField(label="Why", widget=forms.Textarea)
    how = forms.ChoiceField(label="How is it?", choices=[("a", "A")], widget=forms.RadioSelect)
    which = forms.ChoiceField(label="Which", choices=[("a", "A")])
    number = forms.IntegerField(label="How many", min_value=1, max_value=9)
    day = forms.DateField(label="Day", widget=DateParts)
    file = forms.FileField(label="File", max_length=9)
    is_so = forms.BooleanField(label="It is so")
    own = forms.CharField(label="Its own", error_messages={"required": "Give it a name"})
    seen = forms.IntegerField(widget=forms.HiddenInput)


def said(sent, files=None):
    form = Every(sent, files)
    return dict(zip([one.name for one in form], map(error_of, form), strict=True)), form


def error_of(bound):
    return component(bound).error


def test_what_is_missing_is_asked_for_by_what_the_field_is():
    found, form = said({})

    assert found | {"seen": ""} == {
        "short": "Write it", "text": "Write it in words", "how": "Choose one",
        "which": "Choose one", "number": "Write it", "day": "Write the day",
        "file": "Choose the file", "is_so": "Tick it, or go back", "own": "Give it a name",
        "seen": "",
    }  # fmt: skip
    words = [one for one, _ in summary(form).errors]
    assert "Minute: Write it" in words
    assert "How is it? Choose one" in words
    assert words[-1].startswith("This page was sent incomplete")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("short", "x" * 1200, "Shorten it: 5 characters at most are kept, and these are 1,200"),
        ("short", "x", "Say more: write 2 characters or more"),
        ("short", "a\0b", "Type it again: it holds a character that cannot be kept"),
        ("how", "<noted>", "Choose one of those that are listed: what was sent is none of them"),
        ("which", "noted", "Choose one of those that are listed: what was sent is none of them"),
        ("number", "many", "Write a whole number in figures, such as 12"),
        ("number", "0", "Write 1 or more"),
        ("number", "1000", "Write 9 or less"),
    ],
)
def test_what_cannot_be_taken_is_said_without_what_was_sent(name, value, words):
    found, _ = said({name: value})

    assert found[name] == words


def test_a_day_that_is_none_and_a_file_that_is_empty_or_named_too_long():
    found, _ = said({"day-day": "31", "day-month": "2", "day-year": "2017"})
    assert found["day"] == "Write a day of the calendar in figures, such as 5, 12 and 2017"
    for name, content, words in (
        ("a.txt", b"", "Choose another file: this one is empty"),
        ("a-long-name.txt", b"x", "Give the file a shorter name: 9 characters at most"),
    ):
        found, _ = said({}, {"file": SimpleUploadedFile(name, content)})
        assert found["file"] == words
