"""Words that many read are held against the records: what points to somebody is refused."""

import time

import pytest

from lineofsight import picture
from lineofsight.accounts.wording import check_words
from lineofsight.kernel.problems import Refused
from lineofsight.picture import naming, pointed_to


@pytest.fixture
def shown(sample_home):
    return picture.open_picture(sample_home)


@pytest.fixture
def child(shown):
    return shown.rows("select name, child_id, upn from child where upn <> '' limit 1")[0]


def test_names_and_identifiers_of_the_records_are_found_however_they_are_typed(shown, child):
    first, *_, last = child["name"].split()
    for words in (f"{first} {last} waits", f"{last}, {first}", f"{first.upper()} {last.upper()}'s",
                  f"({first.lower()} {last.lower()})", f"{first}-{last}", f"{last}-{first} waits",
                  f"{first}{last}", f"{first}{last}@x.example".lower(),
                  f"{first}-{last}@x.example".lower(), f"the {first}-{last}-case",
                  f"{first}{last}2009@x.example".lower(), f"{first}.{last}09@x.example".lower(),
                  f"{first}2009{last}", f"{first}{last}x", f"my{first}{last}".lower()):  # fmt: skip
        assert pointed_to(shown, words) == ("the name of a child in the records",)
    assert pointed_to(shown, f"{first} was seen. The {last} family") == ()
    for mark in (child["child_id"], child["upn"], f"no.{child['child_id']};"):
        assert "an identifier of somebody in the records" in pointed_to(shown, mark)
    worker = shown.rows("select code, name from worker limit 1")[0]
    assert pointed_to(shown, worker["name"]) == ("the name of a worker in the records",)
    assert pointed_to(shown, f"worker {worker['code']}")


def found(words, *names):
    """What points to somebody, where children of these names are in the records."""
    row = {"also_known_as": "", "child_id": "", "health_number": "", "upn": ""}
    return naming.found_in(naming.known_from([{"name": name, **row} for name in names], []), words)


THE_CHILD = ("the name of a child in the records",)


@pytest.mark.parametrize("words", [
    "annieloutolliver@x.example", "annielou.tolliver@x.example", "Annie Lou Tolliver",
    "annie-tolliver", "pellanthornackers@x.example", "pellan.thornackers@x.example",
    "Pellan Thorn", "Ackers, Pellan",
])  # fmt: skip
def test_a_name_with_a_hyphen_is_found_however_it_is_taken_apart(words):
    names = ("Annie-Lou Tolliver", "Pellan Thorn-Ackers")

    assert found(words, *names) == THE_CHILD
    assert found("Annie waits, Pellan too; a thorn, and a tolliver", *names) == ()


def found_of(words, **child):
    """What points to somebody, where the records hold this one child."""
    row = {"name": "", "also_known_as": "", "child_id": "", "health_number": "", "upn": ""}
    return naming.found_in(naming.known_from([row | child], []), words)


@pytest.mark.parametrize("words", [
    "Tamb Merribrook waits", "Merribrook, Tamb", "tamb.merribrook@mail.example", "TambMerribrook",
    "Tamb J. Merribrook", "Tamban Merribrook",
])  # fmt: skip
@pytest.mark.parametrize("known_as", ["Tamb", "Tamb Merribrook", "Tamb MERRIBROOK"])
def test_the_name_a_child_is_known_as_is_whole_beside_the_family_name(words, known_as):
    assert found_of(words, name="Tamban Merribrook", also_known_as=known_as) == THE_CHILD


@pytest.mark.parametrize(("words", "known_as", "is_found"), [
    ("Tamb Willowstow", "Tamb Willowstow", True),  # another family name
    ("Tamb Merribrook", "Tamb Willowstow", True),
    ("Lou Merribrook", "Tamb Lou", True),  # any of two
    ("Tamb was seen. The Merribrook family", "Tamb", False),
    ("Merribrook, of Merribrook Merribrook", "Tamb Merribrook", False),
    ("Tamb Merribrook", "", False),
])  # fmt: skip
def test_known_as_more_than_a_first_name_and_by_none(words, known_as, is_found):
    seen = found_of(words, name="Tamban Merribrook", also_known_as=known_as)
    assert bool(seen) is is_found


THE_MARK = ("an identifier of somebody in the records",)


@pytest.mark.parametrize(("words", "mark"), [
    ("0025-4019", "00254019"), ("the 0025/4019", "00254019"), ("0025_4019", "00254019"),
    ("12 visits to 0025-4019", "00254019"), ("0025 4019 12", "00254019"),
    ("0025\u20114019", "00254019"), ("25-4-0-1-9-3-3-1", "254019331"),
    ("L 999081803515", "L999081803515"), ("l-999081803515", "L999081803515"),
    ("L 9990818 03515 12 times", "L999081803515"), ("L 99908180351A", "L99908180351A"),
    ("943-476-5919", "9434765919"), ("P 12345", "P12345"), ("P-12345", "P12345"),
    ("P12345", "P-12345"), ("P/12345", "P-12345"), ("p 12345", "P 12345"),
])  # fmt: skip
def test_an_identifier_is_found_with_and_without_what_parts_it(words, mark):
    assert THE_MARK[0] in found_of(words, child_id=mark)


@pytest.mark.parametrize(("words", "mark"), [
    ("2017-12-05", "20171205"), ("05/12/2017", "05122017"), ("5-12-2017", "5122017"),
    ("2016-2017", "20162017"), ("2016-17", "201617"), ("2016/17", "201617"),  # days and years
    ("254,019", "254019"), ("\u00a3254 019", "254019"), ("\u00a32540.19", "254019"),  # money
    ("100-120 days", "100120"), ("126/128", "126128"),  # a span, a share
    ("Phone 020 7946 0018 or 01632-960018", "79460018"), ("01632-960018", "32960018"),
])  # fmt: skip
def test_a_day_money_and_a_phone_number_are_no_identifier(words, mark):
    assert found_of(words, child_id=mark) == ()


@pytest.mark.parametrize("words", [
    "kaylabrown@mail.example", "KAYLABROWN waits", "kaylabrown09", "brown.kayla@mail.example",
    "kayla_brown", "the.kayla.brown.case", "kayla-brown", "kayla.j.brown@mail.example",
    "maryobrien@mail.example", "mary.obrien@mail.example", "mary.o'brien@mail.example",
    "Mary OBrien", "Mary O\u2019Brien", "O'Brien, Mary", "Mary O Brien",
    "wrenalhaddow", "wren.al.haddow@mail.example", "wren_haddow",
    "Tambwyn J Willowstow", "tambwyn j. willowstow", "Tambwyn J. R. Willowstow",
    "tambwyn.j.willowstow@mail.example", "Kayla J Brown",
])  # fmt: skip
def test_a_whole_name_is_found_in_one_piece_and_around_an_initial(words):
    names = ("Kayla Brown", "Mary O'Brien", "Wren Al Haddow", "Tambwyn Willowstow")

    assert found(words, *names) == THE_CHILD


def test_a_name_that_makes_a_word_or_a_place_is_read_as_that_in_one_piece():
    names = ("Ed Ward", "Ed Grant", "May Field", "Kit Chen", "Grace Walker")
    words = "Edward, or edwards, was granted a way from Mayfield to the kitchen; the O'Brien plan"

    assert found(words, *names) == ()
    assert found("It gives a grace walker little. Walkers wait", *names) == ()
    assert found("Ed Ward waits", *names) == THE_CHILD


@pytest.mark.parametrize("words", [
    "Kes\u00adton Harbour\u00adwick", "K\u200beston Har\u2060bourwick",
    "\ufeffKeston\u200dHarbourwick",
    "keston\u200bharbourwick", "Keston\u3164Harbourwick", "Kes\x01ton Harbourwick",
    "\uff2b\uff45\uff53\uff54\uff4f\uff4e Harbourwick", "Ke\u0301ston Ha\u0336rbourwick",
    "\u041a\u0435ston Harbourwi\u0441k", "\u039aeston Harbourwick", "Kest\u00f8n Harbourwick",
    "Keston H\u0251rbourwick", "\u1d0beston \u029carbourwick",
    "Keston\u00a0Harbourwick", "Keston\u2011Harbourwick",
    "Kest\u0585n H\u0561rb\u0585urwick", "Keston Harbour\u0561ick",
    "Keston \u0570a\u0433bo\u057drwick", "Kesto\u03b7 Harb\u03bfurwick",
    "Kesto\u057c Harbourwic\u049d", "\u0198eston \u0126ar\u0180ourwick",
])  # fmt: skip
def test_what_a_reader_does_not_see_hides_no_name(words):
    assert found(words, "Keston Harbourwick") == THE_CHILD


def test_nor_does_it_where_it_stands_in_the_records():
    assert found("Keston Harbourwick", "Kes\u00adton Harbourwi\u0441k") == THE_CHILD


def test_what_a_reader_does_not_see_hides_no_number_and_no_first_name(shown, child):
    mark, first = child["child_id"], child["name"].split()[0]

    assert pointed_to(shown, f"{mark[:2]}\u200b{mark[2:]}") == (
        "an identifier of somebody in the records",
    )
    assert picture.names_alone(shown, f"So {first[:2]}\u00ad{first[2:]} is") == (first,)


def test_a_long_text_without_a_space_is_read_as_fast_as_any_other(shown):
    began = time.process_time()
    pointed_to(shown, "x" * 200_000)

    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("12 Acacia Road", "a street with a house number"),
        ("at 7a St Mary's Close", "a street with a house number"),
        ("12 acacia road", "a street with a house number"),
        ("sent to CR0 1EA", "a postcode"),
        ("cr01ea", "a postcode"),
        ("A12345678901B", "a pupil number"),
    ],
)
def test_addresses_and_pupil_numbers_are_found_without_records(words, found):
    assert pointed_to(None, words) == (found,)


@pytest.mark.parametrize(
    "words",
    [
        "W1a 2nd quarter, and CP8 by 31 March 2018", "3 High Court hearings and 12 Family Court",
        "2 children in the street", "253 of 11.8 full-time workers", "Minutes of 5 December 2017",
        "Action 7.5 is the way: 4 teams walk on", "20,000 in 2017", "",
    ],
)  # fmt: skip
def test_ordinary_words_pass(shown, words):
    assert pointed_to(shown, words) == ()


def test_what_is_refused_repeats_nothing(sample_home, settings, child):
    settings.HOME = sample_home

    with pytest.raises(Refused) as refused:
        check_words("All is well", f"but {child['name']} is not")

    for part in child["name"].split():
        assert part not in str(refused.value)
    check_words("All is well")


def test_whose_address_it_is_is_not_asked_and_the_refusal_says_what_to_write(sample_home, settings):
    settings.HOME = sample_home

    with pytest.raises(Refused, match="known by its name or its street alone"):
        check_words("10 High Street moves to the Town Hall")
    check_words("High Street moves to the Town Hall")


def test_a_refusal_is_one_sentence_and_does_not_say_what_the_records_hold(
    sample_home, settings, shown, child
):
    settings.HOME = sample_home
    worker = shown.rows("select name from worker where name is not null limit 1")[0]
    said = set()
    for words in (child["name"], worker["name"], child["child_id"], "12 Acacia Road", "CR0 2XX"):
        with pytest.raises(Refused) as refused:
            check_words(words)
        said.add(str(refused.value))
    [one] = said
    assert "records" not in one


def test_it_is_an_index_and_asks_the_records_once(shown, monkeypatch):
    pointed_to(shown, "warm")
    monkeypatch.setattr(type(shown), "rows", lambda *_a, **_k: pytest.fail("asked again"))

    assert pointed_to(shown, "Nobody is named here") == ()
