"""Whatever the scope, no child outside it is named, listed, counted or found."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight import picture as pages
from lineofsight.picture import NOBODY, Scope

EVERYBODY = Scope(whole=True)
OPEN = {"ours", "brother", "theirs", "left lately", "left before"}


def seen(picture, scope, **also):
    page = pages.children(picture, scope=scope, only_open=False, **also)
    assert page.total == len(page.children)
    return {one.child_id for one in page.children}


@pytest.mark.parametrize(
    ("why", "scope", "expected"),
    [
        ("nobody sees nobody", NOBODY, set()),
        ("a worker: allocated now, or until 28 days ago", {"workers": {"W1"}},
         {"ours", "left lately", "kept apart"}),
        ("a worker who left long ago", {"workers": {"W9"}}, set()),
        ("a team: those it holds now", {"teams": {"East"}}, {"ours"}),
        ("two teams", {"teams": {"East", "West"}}, OPEN),
        ("the whole, but for who is kept apart", {"whole": True}, OPEN | {"closed"}),
    ],
)  # fmt: skip
def test_a_scope_is_of_workers_of_teams_or_of_all(picture, why, scope, expected):
    scope = scope if scope is NOBODY else Scope(**scope)

    assert seen(picture, scope) == expected, why


def test_a_child_the_records_restrict_is_seen_by_those_named_alone(picture, token):
    named = Scope(whole=True, named=frozenset({token["kept apart"]}))

    assert "kept apart" in seen(picture, named)
    assert seen(picture, Scope(named=named.named)) == {"kept apart"}  # wherever allocated
    found = pages.restricted_records(picture, scope=Scope(whole=True))
    assert [(one.token, one.by_records, one.workers) for one in found] == [
        (token["kept apart"], True, ("W1",))
    ]
    assert pages.hidden(picture, scope=Scope(teams=frozenset({"East"}))) == 1
    assert pages.hidden(picture, scope=Scope(workers=frozenset({"W1"}))) == 0
    shut = Scope(workers=frozenset({"W1"}), restricted=named.named)
    assert "kept apart" not in seen(picture, shut), "a list kept here is the only one"
    assert pages.hidden(picture, scope=shut) == 1


def test_a_restriction_of_ours_shuts_out_all_but_those_named(picture, token):
    shut = frozenset({token["ours"]})

    assert "ours" not in seen(picture, Scope(whole=True, restricted=shut))
    assert "ours" in seen(picture, Scope(whole=True, restricted=shut, named=shut))


def test_a_list_opens_a_child_as_long_as_its_record_is_restricted(picture, token):
    ours, apart = frozenset({token["ours"]}), frozenset({token["kept apart"]})

    assert seen(picture, Scope(listed=ours | apart)) == {"kept apart"}
    assert seen(picture, Scope(listed=ours, restricted=ours)) == {"ours"}
    assert seen(picture, Scope(listed=ours, restricted=ours, closed_to=ours)) == set()


def test_what_is_opened_is_open_until_it_is_restricted_here_or_in_the_records(picture, token):
    ours, apart = frozenset({token["ours"]}), frozenset({token["kept apart"]})
    opened = Scope(opened=ours | apart)

    assert seen(picture, opened) == {"ours"}
    assert seen(picture, Scope(opened=ours, restricted=ours)) == set()
    assert pages.restricted_records(picture, scope=opened) == []
    assert pages.hidden(picture, scope=opened) == 0, "nor is it counted as left out"


def test_a_conflict_shuts_out_even_who_is_named(picture, token):
    ours = frozenset({token["ours"]})

    assert "ours" not in seen(picture, Scope(whole=True, named=ours, closed_to=ours))


def test_absent_and_forbidden_are_answered_alike(picture, token):
    scope = Scope(teams=frozenset({"East"}))

    for asked in (token["theirs"], "no-such-token"):
        assert pages.child(picture, asked, scope=scope) is None
        assert pages.timeline(picture, asked, scope=scope) is None
        assert pages.address(picture, asked, scope=scope) is None
        assert not pages.may_see(picture, asked, scope=scope)
        assert pages.duties(picture, scope=scope, token=asked, within=None) == []


def test_brothers_and_sisters_out_of_scope_are_not_told_of(picture, token):
    east = pages.child(picture, token["ours"], scope=Scope(teams=frozenset({"East"})))
    all_teams = pages.child(picture, token["ours"], scope=EVERYBODY)

    assert east.relatives == ()
    assert [one.label for one in all_teams.relatives] == ["Ben Fernhill"]


def test_a_pseudonymous_scope_is_told_no_name_and_no_identifier(picture, token):
    scope = Scope(under_no_name=True)
    told = repr(
        [
            pages.children(picture, scope=scope, only_open=False),
            pages.child(picture, token["ours"], scope=scope),
            pages.duties(picture, scope=scope, within=None),
            pages.labels(picture, frozenset(token.values()), scope=scope),
        ]
    )

    assert "Fernhill" not in told
    assert "Ada" not in told
    assert "'ours'" not in told
    assert pages.address(picture, token["ours"], scope=scope) is None


codes = st.sampled_from(["W1", "W2", "W9", ""])
names = st.sampled_from(["East", "West", "Desk", ""])


@given(data=st.data())
def test_every_function_gives_only_children_of_the_scope(picture, token, data):
    tokens = st.frozensets(st.sampled_from(sorted(token.values())))
    scope = Scope(
        workers=data.draw(st.frozensets(codes)),
        teams=data.draw(st.frozensets(names)),
        whole=data.draw(st.booleans()),
        named=data.draw(tokens),
        opened=data.draw(tokens),
        closed_to=data.draw(tokens),
        restricted=data.draw(tokens),
        under_no_name=data.draw(st.booleans()),
    )
    named = {one for one in token.values() if expected(picture, scope, one)}
    allowed = named | {one for one in token.values() if unnamed(picture, scope, one)}

    page = pages.children(picture, scope=scope, only_open=False)
    owed = pages.duties(picture, scope=scope, within=None)
    assert {one.token for one in page.children} == allowed
    assert {one.token for one in page.children if one.is_named} == named
    assert {one.token for one in page.children if one.name or one.child_id} == named
    assert {one.token for one in owed if one.is_named} <= named
    assert page.total == len(allowed)
    assert {one.token for one in owed} <= allowed
    assert set(pages.labels(picture, frozenset(token.values()), scope=scope)) == allowed
    for one in token.values():
        found = pages.child(picture, one, scope=scope)
        assert (found is not None) == (one in allowed)
        if found:
            beside = {other.token for other in found.relatives}
            assert beside <= (named if one in named else allowed - named)
            assert (pages.address(picture, one, scope=scope) is None) or one in named


def expected(picture, scope, one):
    """The law in Python, row by row: what the condition in SQL must come to."""
    child = picture.row("select * from child where token = :token", token=one)
    if one in scope.closed_to or one in scope.named:
        return one not in scope.closed_to
    if one in scope.restricted:
        return False
    if one in scope.opened and not child["is_restricted"]:
        return True
    rows = picture.rows("select * from involved where child = :child", child=child["id"])
    if child["is_restricted"]:  # the list the case system keeps: who holds the child now
        return bool({row["worker"] for row in rows if row["ended_on"] is None} & scope.workers)
    held = {row["worker"] for row in rows if still_read(row)}
    return scope.whole or child["team"] in scope.teams or bool(held & scope.workers)


def unnamed(picture, scope, one):
    """Whom a scope holds without a name: everybody else who is no conflict and not restricted."""
    child = picture.row("select is_restricted from child where token = :token", token=one)
    shut = scope.closed_to | scope.restricted
    return scope.under_no_name and one not in shut and not child["is_restricted"]


@pytest.mark.parametrize("order", ["name", "worker", "late", "many", "seen", "age"])
def test_whom_a_list_does_not_name_stand_in_no_order_that_tells_of_a_name(picture, order):
    scope = Scope(teams=frozenset({"East"}), under_no_name=True)
    found = pages.children(picture, scope=scope, only_open=False, order=order).children
    tokens = [one.token for one in found if not one.is_named]

    assert {one.is_named for one in found} == {True, False}
    if order in {"name", "worker"}:
        assert tokens == sorted(tokens)
        assert [one.is_named for one in found] == sorted((o.is_named for o in found), reverse=True)


def test_no_worker_finds_a_child_that_is_not_named(picture):
    scope = Scope(teams=frozenset({"East"}), under_no_name=True)
    everybody = pages.children(picture, scope=Scope(whole=True)).children
    codes = {one.worker for one in everybody if one.worker}
    found = {
        one.is_named
        for code in codes
        for one in pages.children(picture, scope=scope, worker=code).children
    }

    assert found == {True}


def still_read(row):
    until = dt.date.fromisoformat(row["ended_on"] or "9999-12-31")
    return until > dt.date(2026, 2, 3) - dt.timedelta(days=28)
