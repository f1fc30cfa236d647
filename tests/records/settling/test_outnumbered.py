"""A believed source with next to none of the rows another has stops the load until accepted."""

import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.records.findings import Kind
from records.loading import gathered, said, sealed, write

FEED = "Child Unique ID | Contact Date | Contact Outcome\n"
LIST_1 = "Child ID | Date of Contact | Contact Source\n"
LIST_6 = (
    "Child ID | CIN Start Date | Primary Need Code | CIN Closure Date | Reason for Closure"
    " | Case Status\n"
)

CENSUS = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2018</Year>
</CollectionDetails></Header><Children><Child>
<ChildIdentifiers><LAchildID>closed</LAchildID></ChildIdentifiers>
<CINdetails><CINreferralDate>2017-11-06</CINreferralDate><ReferralNFA>1</ReferralNFA></CINdetails>
</Child></Children></Message>
"""


def feed(count, month="11"):
    return FEED + "\n".join(f"child_{n} | 05/{month}/2017 | referral" for n in range(count))


def list_1(count):
    return LIST_1 + "\n".join(f"child_{n} | 05/11/2017 | police" for n in range(count))


def list_6(count):
    return LIST_6 + "\n".join(f"child_{n} | 05/11/2017 | N1 | | | a)" for n in range(count))


@pytest.mark.parametrize(
    ("own", "theirs", "stops"),
    [(0, 5, True), (0, 4, False), (1, 20, True), (1, 19, False), (9, 20, True), (10, 20, False)],
)
def test_a_sliver_of_what_another_source_has_stops_the_load(tmp_path, own, theirs, stops):
    files = {"contacts": feed(own), "list_1": list_1(theirs)}

    if not stops:
        assert not sealed(tmp_path, **files).seal.accepted_fall
        return
    with pytest.raises(Refused) as refused:
        sealed(tmp_path, **files)
    rows = "1 row" if own == 1 else f"{own} rows"
    said_of = f"the contacts feed is believed and has {rows} of contacts, where list 1 has {theirs}"
    assert said_of in refused.value.what
    assert "leave out the file that is believed" in refused.value.do
    assert sealed(tmp_path, accept_fall=True, **files).seal.accepted_fall


def test_rows_only_one_of_them_could_tell_of_are_not_counted(tmp_path):
    """Of six months of Annex A a feed of this month alone could tell of this month."""
    earlier = "".join(f"\nearlier_{n} | 05/06/2017 | police" for n in range(60))
    found = gathered(tmp_path, contacts=feed(10), list_1=list_1(10) + earlier)

    assert found.outnumbered == []


def test_a_source_that_does_not_say_since_when_is_counted_whole(tmp_path):
    """A feed of how care leavers changed holds few rows of this month; list 9 is of today."""
    changes = "Child Unique ID | Effective Date | Eligibility Category\n" + "\n".join(
        f"child_{n} | 05/06/2016 | relevant" for n in range(30)
    )
    today = "Child ID | Eligibility Category\n" + "\n".join(
        f"child_{n} | relevant" for n in range(30)
    )
    assert gathered(tmp_path, care_leavers=changes, list_9=today).outnumbered == []


def test_a_census_without_an_episode_of_need_does_not_take_the_place_of_list_6(tmp_path):
    write(tmp_path / "feeds", list_6=list_6(6))
    (tmp_path / "feeds" / "cin.xml").write_text(CENSUS, "utf-8")
    found = gathered(tmp_path)

    (one,) = found.outnumbered
    assert (
        one.problem
        == "the CIN census is believed and has 0 rows of episodes of need, where list 6 has 6"
    )
    alone = [words for words, _ in said(found, Kind.DISAGREEMENT)]
    assert "6 rows of 6 children stand in list 6 and not in the CIN census" in alone
