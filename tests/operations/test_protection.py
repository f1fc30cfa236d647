"""The drafts say what this site does, and leave to the authority what it alone knows."""

import datetime as dt

import pytest

from lineofsight.operations.protection import Site, drafts
from lineofsight.records.home import Home
from lineofsight.reporting.render.formats import write
from lineofsight.settings import Authority, Settings

SETTINGS = Settings(authority=Authority(name="Wandle", full_name="London Borough of Wandle"))
TODAY = dt.date(2017, 12, 6)


@pytest.fixture
def pages(sample_home):
    """Give the drafts as text, for a site that is as told."""

    def written(home: Home = sample_home, **said) -> dict[str, str]:
        site = Site(**{"database": "PostgreSQL", "second_factor": True, "outside_sign_in": False,
                       "last_backup": None, **said})  # fmt: skip
        papers = drafts(home, SETTINGS, site, today=TODAY)
        return {name: write(paper, "html").decode() for name, paper in papers.items()}

    return written


def test_each_is_filled_from_what_is_settled_and_kept(pages):
    made = pages()

    assert set(made) == {"assessment", "record", "notice"}
    assert "London Borough of Wandle" in made["record"]
    assert "PostgreSQL" in made["assessment"]
    assert "cp plans" in made["record"] or "visits" in made["record"]
    assert "[" in made["assessment"]


def test_what_is_not_so_is_not_said_to_be(pages):
    assert "A second factor is asked of everybody." in pages()["record"]
    assert "NO second factor" in pages(second_factor=False)["record"]
    assert "not made yet" in pages()["assessment"]
    made_at = dt.datetime(2017, 12, 5, tzinfo=dt.UTC)
    assert "made on 05/12/2017" in pages(last_backup=made_at)["assessment"]


def test_without_a_month_it_says_so(pages, tmp_path):
    assert "No month is sealed yet" in pages(Home(tmp_path))["record"]


def test_a_child_can_read_the_notice(pages):
    words = pages()["notice"].lower()

    for hard in ("pursuant", "controller", "lawful basis", "article", "data subject"):
        assert hard not in words
