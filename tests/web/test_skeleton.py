"""The site answers, says what a browser may not do, and takes its database from an address."""

import pytest
from django.template import Context, Template
from django.test import Client

from lineofsight.kernel.problems import Unreadable
from lineofsight.web.database import from_address

HERE = {"HTTP_HOST": "localhost", "secure": True}


@pytest.mark.django_db
def test_the_first_page_answers_and_forbids_what_is_not_ours():
    response = Client().get("/", **HERE)

    assert response.status_code in {200, 302}
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_postgresql_address_is_read_whole():
    read = from_address("postgresql://some%40one:pa%2Fss@db.example:5433/site?sslmode=verify-full")

    assert (read["USER"], read["PASSWORD"], read["HOST"]) == ("some@one", "pa/ss", "db.example")
    assert (read["PORT"], read["NAME"]) == ("5433", "site")
    assert read["OPTIONS"] == {"sslmode": "verify-full"}


def test_another_kind_of_address_is_refused_without_repeating_it():
    with pytest.raises(Unreadable) as refused:
        from_address("mysql://user:secret@host/site")

    assert "secret" not in str(refused.value)


def test_the_link_back_stands_in_a_landmark():
    page = Template('{% load ui %}{% back "All loads" "/data/" %}').render(Context())
    assert page == (
        '<nav aria-label="Back"><a href="/data/" class="govuk-back-link">All loads</a></nav>'
    )
