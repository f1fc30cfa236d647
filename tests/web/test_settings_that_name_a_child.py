"""No page prints what points to a child, wherever somebody typed it into the settings."""

import datetime as dt
import shutil
from dataclasses import replace

import pytest
from django.test import Client

from lineofsight.accounts.roles import Role
from lineofsight.cli.program import main
from lineofsight.kernel.problems import Exit
from lineofsight.operations import ready
from lineofsight.picture import about, open_picture
from lineofsight.records.home import Home
from lineofsight.records.snapshots import newest
from lineofsight.settings import DEFAULT, Authority, Label, Rebase, Settings
from lineofsight.settings.typed import without
from lineofsight.web import serving
from pictured import MADE_AT, MONTH, TABLES, built
from sealing import seal_drawn
from signed_in import client_of, person

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}
PUBLIC = ("/you-said/", "/account/sign-in/", "/help/how-we-protect/", "/no-such-page/")
NAMED = """
[authority]
name = "Wandle"
full_name = "London Borough of Col Oakmoor"
service = "Children's Services of Ada Fernhill"
data_protection = "Gil Ashdown, 108 Willow Road"

[[labels]]
indicator = "CP1"
title = "Plans like that of Ada Fernhill"
"""
NOBODY = """
[authority]
name = "Wandle"
service = "Help for Children"
data_protection = "the data officer, 108 Willow Road"

[[labels]]
indicator = "CP1"
title = "Plans now"
"""
FAMILIES = ("Fernhill", "Oakmoor", "Ashdown", "Willow")
KEYS = ("full_name", "service", "data_protection")
PLACES = (*(f"[authority], {key}" for key in KEYS), "[[labels]] number 1, title")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A month sealed in which Gil Ashdown's record is restricted, and its picture."""
    made = Home(tmp_path_factory.mktemp("named") / "home")
    seal_drawn(made, MONTH, **TABLES)
    made.settings_file.write_text(NAMED, "utf-8")
    loaded_as = replace(newest(made), authority="Ben Fernhill")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("lineofsight.picture.made.building.newest", lambda _: loaded_as)
        built(made)
    return made


@pytest.fixture
def home(drawn, tmp_path, settings, db):
    copied = Home(tmp_path / "home")
    shutil.copytree(drawn.path, copied.path)
    settings.HOME, settings.SECOND_FACTOR = copied, False
    return copied


def read(address):
    return Client(**HERE).get(address).content.decode()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_page_for_anybody_says_what_stands_there_when_nothing_is_set(home, address):
    page = read(address)

    assert [family for family in FAMILIES if family in page] == []
    assert "Children&#x27;s Services, Wandle" in page or "Children's Services, Wandle" in page


def test_the_notice_names_the_data_protection_officer_instead(home):
    assert "write to the data protection officer of Wandle." in read("/help/how-we-protect/")


def test_what_names_nobody_is_printed_as_it_was_typed(home):
    home.settings_file.write_text(NOBODY, "utf-8")

    assert "Help for Children, Wandle" in read("/you-said/")
    assert "write to the data officer, 108 Willow Road." in read("/help/how-we-protect/")


def test_a_picture_read_anew_is_held_against_its_own_names(home):
    """As a site runs on: what was nobody's name in the morning is a child's after the load."""
    home.settings_file.write_text('[authority]\nservice = "Services of Ivy Larkswick"\n', "utf-8")
    before = read("/you-said/")
    names = TABLES["person_names"].replace("Ben      | Fernhill ", "Ivy      | Larkswick")
    seal_drawn(home, MONTH, **{**TABLES, "person_names": names})
    built(home)

    assert "Ivy Larkswick" in before
    assert "Larkswick" not in read("/you-said/")


def test_where_no_picture_says_whose_the_records_are_nothing_typed_is_printed(home):
    home.settings_file.write_text(NOBODY, "utf-8")
    home.picture.unlink()
    page = read("/you-said/")
    home.picture.write_bytes(b"no picture")

    assert "Help for Children" not in page
    assert "Help for Children" not in read("/you-said/")


def test_a_page_after_the_first_asks_no_name(home, monkeypatch):
    read("/you-said/")
    monkeypatch.setattr("lineofsight.picture.pointed.pointing", lambda *_: 1 / 0)

    assert "Children" in read("/you-said/")


def test_the_picture_holds_no_such_words(home):
    held = open_picture(home)

    assert (about(held).authority, about(held).service) == ("", "Children's Services")
    content = home.picture.read_bytes()
    assert b"like that of" not in content
    assert b"London Borough of" not in content


def test_whoever_sees_the_loads_is_told_the_places_and_no_name(home):
    page = client_of(person(Role.ANALYST)).get("/data/").content.decode()

    assert [place for place in PLACES if f"authority.toml, {place}" not in page] == []
    assert [family for family in FAMILIES if family in page] == []
    home.settings_file.write_text(NOBODY, "utf-8")
    page = client_of(person(Role.ANALYST)).get("/data/").content.decode()
    assert "authority.toml" not in page


def test_the_site_says_it_when_it_starts(home):
    said = "\n".join(serving.prepare(sample=False, progress=lambda *_: None))

    assert [place for place in PLACES if f"authority.toml, {place}" not in said] == []
    assert [family for family in FAMILIES if family in said] == []


def test_what_must_be_so_before_the_first_child(home, monkeypatch):
    monkeypatch.setattr(ready, "_clock", lambda *_: [])  # a drawn month was loaded at no moment

    def asked(text):
        home.settings_file.write_text(text, "utf-8")
        found = ready.answers(home, now=MADE_AT)
        return next(one for one in found if "point to somebody" in one.words), found

    refused, found = asked(NAMED)
    said = " ".join(one.words + one.do for one in found)
    assert not refused.is_so
    assert [place for place in PLACES if f"authority.toml, {place}" not in refused.do] == []
    assert [family for family in FAMILIES if family in said] == []
    assert asked(NOBODY)[0].is_so
    alone, found = asked('[authority]\nservice = "The Fernhill family service"\n')
    assert alone.is_so
    look_at = [one for one in found if "first or family name" in one.words]
    assert [(one.is_so, "[authority], service" in one.words) for one in look_at] == [(True, True)]


def test_a_picture_built_says_it_and_drafts_are_refused(home, monkeypatch, capsys, tmp_path):
    def typed(*words):
        monkeypatch.setattr("sys.argv", ["lineofsight", *words, "--home", str(home.path)])
        code = Exit.DONE
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        text = " ".join((said.out + said.err).split())
        assert [family for family in FAMILIES if family in text] == []
        return code, text

    code, said = typed("picture")
    assert code == Exit.DONE
    assert "No page prints" in said
    assert [place for place in PLACES if f"authority.toml, {place}" not in said] == []
    code, said = typed("protection", str(tmp_path / "drafts"))
    assert code == Exit.REFUSED
    assert "[authority], data_protection" in said
    assert "Words that the draft prints" in said
    assert "and make the drafts again." in said
    assert "paper" not in said
    assert not (tmp_path / "drafts").exists()


def test_what_is_left_of_settings_without_some_places():
    day = dt.date(2026, 1, 1)
    given = Settings(
        authority=Authority(name="Wandle", service="Ada Fernhill's"),
        labels=(Label("CP1", "Ada Fernhill's"), Label("CP2", "Plans")),
        rebases=(Rebase("CP1", day, "Ada Fernhill came", "Director"),),
    )
    places = {
        "authority.toml, [authority], service",
        "authority.toml, [[labels]] number 1, title",
        "authority.toml, [[rebases]] number 1, reason",
    }

    left = without(given, places)

    assert left.authority == Authority(name="Wandle", service=DEFAULT.authority.service)
    assert left.labels == (Label("CP2", "Plans"),)
    assert left.rebases == (Rebase("CP1", day, "", "Director"),), "a rebase is still one"
    assert without(given, ()) is given
