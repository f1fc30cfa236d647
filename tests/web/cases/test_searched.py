"""The words of a search wait in the session, and cannot be read there."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from lineofsight.records.home import Home
from lineofsight.web.cases import searched


@pytest.fixture
def request_(settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    request = RequestFactory().get("/")
    request.session = SessionStore()
    return request


def test_words_come_back_as_they_were_typed(request_):
    searched.keep(request_, "Zo\u00eb O'Mara")

    assert searched.words_of(request_) == "Zo\u00eb O'Mara"


def test_what_the_session_holds_cannot_be_read(request_):
    searched.keep(request_, "Mara")

    assert "Mara" not in str(dict(request_.session.items()))


@pytest.mark.parametrize("held", ["", "not ours", "\u0142", None, 7])
def test_what_is_not_ours_is_no_search(request_, held):
    request_.session[searched.PLACE] = held

    assert searched.words_of(request_) == ""
