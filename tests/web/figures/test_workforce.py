"""The workforce adds up and says so; teams are totals of one's own reach, ranked by nothing."""

import re

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.picture import Balance, Said
from lineofsight.web.figures.adding_up import balance, sums
from lineofsight.web.figures.workforce import (
    PARTS,
    WHO_IS_HELD,
    WHO_IS_OPEN,
    sentences,
    team_totals,
)


def count(words, denominator=None, numerator=None):
    value = float(words) if numerator is None else 0.0
    return Said("value", value, numerator or value, denominator, "count", words, "", "")


def test_starters_less_leavers_make_the_net_change():
    figures = {"P12": count("2"), "P11": count("5"), "P12n": count("-3")}
    assert sums(figures) == ["Starters (2) less leavers (5) make -3, the net staffing change."]


def test_what_does_not_add_up_is_said():
    [words] = sums({"P12": count("2"), "P11": count("5"), "P12n": count("3")})
    assert "which is not the net staffing change" in words


def test_nothing_is_added_to_what_is_hidden():
    hidden = Said("hidden", None, None, None, "count", "hidden", "", "")
    assert sums({"P12": count("2"), "P11": hidden, "P12n": count("3")}) == []


def test_open_children_are_those_held_and_those_nobody_holds():
    found = balance([Balance("A", 10, 7, 2, 1), Balance("B", 5, 5, 0, 0)])
    assert found is not None
    assert "15 open children: 12 held by a named worker, 2 by a manager, 1 by nobody" in found.words
    assert "add up to the whole" in found.words


def test_a_balance_that_does_not_hold_says_so():
    found = balance([Balance("A", 10, 7, 2, 0)])
    assert found is not None
    assert "do not add up" in found.words


def test_nothing_open_has_no_balance():
    assert balance([]) is None


def test_teams_stand_by_name_and_not_by_number(borough):
    names = [row[0] for row in team_totals(picture.teams(borough), {}).rows]
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == "All these teams"


def test_a_manager_sees_the_totals_of_the_own_team_alone(shown, borough, team):
    text = shown(Role.TEAM_MANAGER, "/workforce/")
    others = [one.name for one in picture.teams(borough) if one.name != team.name]
    teams = text[text.index(">Teams<") :]
    assert f">{team.name}<" in teams
    assert not [name for name in others if f">{name}<" in teams]


def test_no_worker_is_named(shown, borough):
    text = shown(Role.DIRECTOR, "/workforce/")
    assert not [one.code for one in picture.workers(borough) if one.name and one.name in text]


def test_both_vacancy_rates_stand_side_by_side(shown):
    text = shown(Role.TEAM_MANAGER, "/workforce/")
    cards = re.findall(r'class="los-card">.*?/indicators/(\w+)/', text, re.DOTALL)
    assert cards == ["P1", "P1d"]


def test_a_member_sees_only_what_may_be_published(shown, borough):
    text = shown(Role.COUNCILLOR, "/workforce/")
    whole = picture.workforce(borough, exactness="protected").balance
    assert ("open children:" in text) == (whole.children is not None)
    assert ">All these teams<" not in text
    for code in ("P1", "P7", "W3", "W5"):
        exact = picture.indicator(borough, code, exactness="exact")
        protected = picture.indicator(borough, code, exactness="protected")
        assert exact is not None
        assert protected is not None
        if not protected.row.figure.has_value:
            assert f"({exact.row.figure.of})" not in text


def test_a_small_balance_is_drawn_for_nobody_else():
    assert balance([Balance("", None, None, None, None)]) is None


def test_the_caseload_of_a_team_is_the_indicators_own_and_the_total_adds_them_up(shown, borough):
    text = shown(Role.DIRECTOR, "/workforce/")
    groups = picture.breakdown(borough, "W2", "team", exactness="exact")
    whole = picture.indicator(borough, "W2", exactness="exact")
    teams = text[text.index(">Teams<") :]

    assert [one for one in groups if one.figure.in_full not in teams] == []
    assert whole.row.figure.in_full in teams


def test_who_is_held_by_nobody_today_stands_beside_who_has_been_for_long(shown, borough):
    text = " ".join(shown(Role.DIRECTOR, "/workforce/").split())
    nobody = picture.workforce(borough, exactness="exact").balance.nobody

    assert f"in the whole service: {nobody}." in text
    assert "held by nobody for longer than five working days, at the end of the month: " in text
    for words in (WHO_IS_OPEN, WHO_IS_HELD):
        assert words in text


def test_each_counted_sentence_ends_once():
    assert sentences("A rule.", "Its edges.", "") == "A rule. Its edges."
    assert sentences("A rule", "Its edges") == "A rule. Its edges."


def test_a_phone_finds_every_part_and_the_way_back(shown):
    page = shown(Role.DIRECTOR, "/workforce/")

    for anchor, name in PARTS:
        part = page.split(f'class="los-groups__one" id="{anchor}"')[1].split("</section>")[0]
        assert f'href="#{anchor}">{name}</a>' in page
        assert 'href="#parts"' in part
