"""Codes are met in all their spellings, and what stands for several at once is never guessed."""

import pytest

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard.code_sets import CODE_SETS
from lineofsight.records.values.codes import code_of
from lineofsight.records.values.reading import Unread

ALL_CODES = [(name, member) for name, codes in CODE_SETS.items() for member in codes.members]


@pytest.mark.parametrize(
    ("codes", "cell", "code"),
    [
        ("ethnicity", "a) WBRI", "WBRI"),
        ("ethnicity", "wbri", "WBRI"),
        ("ethnicity", "White British", "WBRI"),
        ("ethnicity", "Gypsy / Roma", "WROM"),
        ("need", "N1 - Abuse or Neglect", "N1"),
        ("need", "N2 - Child\N{RIGHT SINGLE QUOTATION MARK}s disability", "N2"),
        ("placement_type", "f) U6: Foster placement - not FFA", "U6"),
        ("placement_type", "zz) T4: Temporary placement - seven days or less", "T4"),
        ("placement_type", "H5", "H5"),  # until 2024
        ("placement_type", "z14", "Z14"),  # since 2026
        ("care_end_reason", "u) X1:CodeError", "X1"),
        ("care_end_reason", "e) E4A: Returned home to live with parents - planned", "E4A"),
        ("care_end_reason", "E44", "E44"),  # until 2018
        ("legal_status", "V3: Short term breaks, episodes recorded", "V3"),
        ("legal_status", "C1 \N{EN DASH} interim", "C1"),
        ("contact_source", "j) 3D: Health services", "3D"),
        ("contact_source", 4, "4"),
        ("contact_source", "q) 6: Police", "6"),
        ("visit_type", "Child protection visit", "CP"),
        ("case_status", "c) Child in need plan", "child in need plan"),
        ("in_touch", "d) Refu", "REFU"),
        ("in_touch", "No longer requires service", "NREQ"),
        ("activity", "F3", "F3"),  # until 2021
        ("activity", "F4: Young person engaged full time in an apprenticeship", "F4"),
        ("accommodation", "Y: Other accommodation", "Y"),
        ("suitability", "a) Suitable", "1"),
        ("adopter_leaving_reason", "2", "on hold"),
        ("sex", 1, "male"),
        ("sex", 2.0, "female"),
        ("sex", "2.0", "female"),
        ("sex", "F", "female"),  # since 2025
        ("sex", "c) Not stated/recorded", NOT_RECORDED),
        ("yes_no", "a) Yes", "yes"),
        ("yes_no", "Y", "yes"),
        ("yes_no", "1.0", "yes"),  # not item 1 of a list, with 0 as its text
        ("yes_no", "0.0", "no"),
        ("yes_no", 0, "no"),
        ("yes_no", "b) No ", "no"),
        ("yes_no", "c) Unknown", NOT_RECORDED),
        ("yes_no", "TRUE", "yes"),
        ("yes_no", "", NOT_RECORDED),
        ("yes_no", None, NOT_RECORDED),
    ],
)
def test_spellings_met_in_returns(codes, cell, code):
    assert code_of(codes)(cell) == code


@pytest.mark.parametrize(
    ("codes", "cell"),
    [
        ("placement_type", "a) Foster placement"),  # any of six
        ("care_end_reason", "g) Special Guardianship Orders"),
        ("ethnicity", "a) White"),
        ("in_touch", "No longer needs it"),  # not No
        ("yes_no", "1.5"),
        ("yes_no", "maybe"),
        ("need", "PSRMEM - Support with memory"),
        ("sex", "a) Male / d) Neither"),
        ("episode_start_reason", "Placement broke down"),  # not P
        ("accommodation", "01"),
        ("yes_no", "?"),
    ],
)
def test_what_could_be_several_codes_or_none_is_not_recorded_and_reported(codes, cell):
    read = code_of(codes)(cell)

    assert isinstance(read, Unread)
    assert read.assumed == NOT_RECORDED


def test_a_code_can_say_that_nothing_is_recorded():
    assert code_of("activity", ("0",))("0") == NOT_RECORDED
    assert isinstance(code_of("activity")("0"), Unread)


def test_every_code_of_every_set_is_met_in_each_way_of_writing_it():
    wrong = []
    for name, member in ALL_CODES:
        parse = code_of(name)
        for written in (
            member.code,
            member.code.upper(),
            f"  {member.code.lower()} ",
            f"b) {member.code}",
            f"{member.code}: {member.meaning}" if len(member.code) <= 6 else member.code,
            f"{member.code} - {member.meaning}" if len(member.code) <= 6 else member.code,
        ):
            if parse(written) != member.code:
                wrong += [(name, written, parse(written))]

    assert wrong == []


def test_every_meaning_and_other_spelling_leads_to_one_code():
    wrong = []
    for name, member in ALL_CODES:
        parse = code_of(name)
        wrong += [
            (name, text, parse(text)) for text in member.also if isinstance(parse(text), Unread)
        ]

    assert wrong == []
