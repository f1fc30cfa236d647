"""Identifiers taken for numbers refuse a file, and are said where they are few."""

import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from lineofsight.records.snapshots import sealed as months_sealed
from records.loading import gathered, said, sealed

FIXED = [f"{at:08}" for at in range(35890, 35900)]
"""As a case system writes them, all eight digits long."""


def cut(written):
    return written.lstrip("0")


def core_groups(children):
    rows = (f"{child} | {at % 28 + 1:02}/11/2017" for at, child in enumerate(children))
    return "Child Unique ID | Core Group Date\n" + "\n".join(rows)


def visits(children):
    rows = (f"{child} | {at % 28 + 1:02}/11/2017 | CP" for at, child in enumerate(children))
    return "Child Unique ID | Visit Date | Visit Type\n" + "\n".join(rows)


def reviews(children):
    rows = (f"{child} | {at % 28 + 1:02}/11/2017" for at, child in enumerate(children))
    return "Child Unique ID | CIN Review Date\n" + "\n".join(rows)


def education(children):
    rows = (f"{child} | {at % 28 + 1:02}/11/2017" for at, child in enumerate(children))
    return "Child Unique ID | PEP Reviewed\n" + "\n".join(rows)


def episodes(children):
    head = "CHILD | DECOM | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC | REC"
    rows = (f"{child} | 01/05/2017 | S | C2 | N1 | U6 | PR1 | | | | | |" for child in children)
    return f"{head} | REASON_PLACE_CHANGE | HOME_POST | PL_POST | URN\n" + "\n".join(rows)


def looked_after_reviews(children):
    rows = (f"{child} | 12/03/2005 | 02/11/2017 | PN1" for child in children)
    return "CHILD | DOB | REVIEW | REVIEW_CODE\n" + "\n".join(rows)


def checks(found):
    return [(one, rows) for one, rows in said(found, "check") if "identifier" in one]


def certain(found):
    return [one.of.words for one in found.taken_for_numbers if one.is_certain]


def test_a_feed_that_lost_its_noughts_is_refused_and_changes_nothing(tmp_path):
    spoilt = {"visits": visits(FIXED), "core_groups": core_groups(map(cut, FIXED))}

    with pytest.raises(Refused) as refused:
        sealed(tmp_path, **spoilt)

    what = refused.value.what
    assert "10 of 10 identifiers in core_groups.csv, column Child Unique ID (A)" in what
    assert "(rows 2, 3, 4 and 7 more) lost the leading noughts they have in visits.csv" in what
    assert "as text" in refused.value.do
    assert "--accept-fall" in refused.value.do
    assert not any(child in str(refused.value) for child in [*FIXED, *map(cut, FIXED)])
    assert months_sealed(Home(tmp_path / "home")) == []


def test_whoever_knows_better_loads_it_and_the_report_says_so(tmp_path):
    spoilt = {"visits": visits(FIXED), "core_groups": core_groups(map(cut, FIXED))}

    result = sealed(tmp_path, accept_fall=True, **spoilt)

    assert result.seal.accepted_fall
    assert checks(result.report) == [
        ("an identifier that differs from one of the visits feed in leading noughts alone",
         tuple(range(2, 12)))
    ]  # fmt: skip


def test_the_same_identifiers_in_every_list_are_never_asked_about(tmp_path):
    for children in (FIXED, [*map(cut, FIXED)], [f"{child}.0" for child in FIXED]):
        found = gathered(tmp_path, visits=visits(children), core_groups=core_groups(children))
        assert found.taken_for_numbers == []


def test_a_few_typed_without_noughts_are_said_with_their_rows(tmp_path):
    typed = [*map(cut, FIXED[:3]), *FIXED[3:]]

    found = gathered(tmp_path, visits=visits(FIXED), core_groups=core_groups(typed))

    assert certain(found) == []
    ((words, rows),) = checks(found)
    assert rows == (2, 3, 4)
    assert "leading noughts alone" in words


@pytest.mark.parametrize(
    ("of_november", "is_refused"),
    [(FIXED[:4], True), (FIXED[:2], False)],
    ids=["most of late", "a few of late"],
)
def test_new_rows_pasted_cut_under_a_feed_that_was_kept_are_refused(
    tmp_path, of_november, is_refused
):
    """All that decides a figure is spoilt, however many years of rows stand above."""
    kept = [f"{at:08}" for at in range(41000, 41100)]
    old = "\n".join(f"{child} | 02/05/2016" for child in [*kept, *FIXED])
    new = (f"{child} | 06/11/2017" for child in [*map(cut, of_november), *FIXED[7:]])
    feed = "\n".join(["Child Unique ID | Core Group Date", old, *new])

    found = gathered(tmp_path, visits=visits([*kept, *FIXED]), core_groups=feed)

    assert certain(found) == (["the core_groups feed"] if is_refused else [])
    assert len(checks(found)) == 1


@pytest.mark.parametrize(("many", "is_refused"), [(2, False), (3, True)])
def test_of_a_list_of_few_rows_three_are_asked_for(tmp_path, many, is_refused):
    short = core_groups(map(cut, FIXED[:many]))

    found = gathered(tmp_path, visits=visits(FIXED), core_groups=short)

    assert certain(found) == (["the core_groups feed"] if is_refused else [])
    assert len(checks(found)) == 1


def test_numbers_that_had_no_nought_to_lose_hide_no_list_that_lost_them(tmp_path):
    """Of numbers counted upwards few begin with a nought: all that did are spoilt."""
    counted = [f"{at:05}" for at in range(9990, 10040)]
    spoilt = core_groups(map(cut, counted))

    found = gathered(tmp_path, visits=visits(counted), core_groups=spoilt)

    assert certain(found) == ["the core_groups feed"]
    assert checks(found)[0][1] == tuple(range(2, 12))


def test_where_both_forms_are_children_of_their_own_nothing_is_refused(tmp_path):
    """`12` of the new system and `000012` of the old one: both stand in other lists."""
    both = [*FIXED, *map(cut, FIXED)]

    found = gathered(
        tmp_path, visits=visits(both), core_groups=core_groups(both),
        cin_reviews=reviews(map(cut, FIXED)),
    )  # fmt: skip

    assert certain(found) == []
    assert len(checks(found)) == 1  # they are said once, and not for each list


def test_lists_spoilt_alike_do_not_vouch_for_one_another(tmp_path):
    spoilt = [*map(cut, FIXED)]

    found = gathered(
        tmp_path, visits=visits(FIXED), education_plans=education(FIXED),
        episodes=episodes(spoilt), reviews=looked_after_reviews(spoilt),
    )  # fmt: skip

    assert certain(found) == ["SSDA903 Episodes", "SSDA903 Reviews"]


def test_one_feed_that_adds_noughts_is_named_where_several_agree_without(tmp_path):
    plain, padded = [*map(cut, FIXED)], FIXED

    found = gathered(
        tmp_path, visits=visits(plain), core_groups=core_groups(plain), cin_reviews=reviews(plain),
        education_plans=education(padded),
    )  # fmt: skip

    (apart,) = found.taken_for_numbers
    assert apart.is_certain
    assert "education_plans.csv" in apart.words
    assert "have more leading noughts than in" in apart.words


def test_a_decimal_behind_whole_numbers_is_refused(tmp_path):
    counted = [str(at) for at in range(1000, 1010)]
    spoilt = core_groups(f"{child}.0" for child in counted)

    with pytest.raises(Refused, match=r"10 of 10 identifiers in core_groups.csv.* end in \.0"):
        sealed(tmp_path, visits=visits(counted), core_groups=spoilt)


def test_a_feed_of_another_numbering_is_said(tmp_path):
    others = [f"K{at}" for at in range(6)]

    found = gathered(
        tmp_path, episodes=episodes(FIXED), education_plans=education([*others, *FIXED[:3]])
    )

    assert ("6 of 9 children named here in the last three months stand in no other list",
            tuple(range(2, 8))) in said(found, "check")  # fmt: skip


def test_children_of_long_ago_or_half_of_a_feed_may_stand_in_it_alone(tmp_path):
    others = [f"K{at}" for at in range(6)]
    ended = education(others).replace("/11/2017", "/11/2016")

    found = gathered(tmp_path, episodes=episodes(FIXED), education_plans=ended)
    half = gathered(
        tmp_path / "half", episodes=episodes(FIXED), education_plans=education([*others, *FIXED])
    )
    alone = gathered(tmp_path / "alone", education_plans=education(others))

    for each in (found, half, alone):
        assert not [words for words, _ in said(each, "check") if "no other list" in words]


def test_contacts_bring_children_of_their_own(tmp_path):
    rows = "\n".join(f"K{at} | 0{at}/11/2017 | police" for at in range(1, 9))
    contacts = f"Child Unique ID | Date of Contact | Contact Source\n{rows}"

    found = gathered(tmp_path, list_1=contacts, episodes=episodes(FIXED))

    assert not [words for words, _ in said(found, "check") if "no other list" in words]
