"""Figures kept beside a seal: counted once, given back exactly, never for the running picture."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from drawn import dataset
from lineofsight.indicators import catalogue, engine, results
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened

SEPTEMBER = Month(2026, 9)
ASKED = ("FD6", "FD8", "LEG3", "CP7r")
REFERRED = "child_id | referred_on | team\na | 2026-09-01 | North\nb | 2026-09-02 |"


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def counting(monkeypatch):
    """How often the engine has counted."""
    times = []
    count = engine.figures_of
    monkeypatch.setattr(engine, "figures_of", lambda *a, **k: times.append(1) or count(*a, **k))
    return times


def asked(home, data, codes=ASKED, **how):
    return results.figures_of(
        home, data, catalogue.chosen(codes), **{"months": [SEPTEMBER], "over": "all"} | how
    )


def test_the_same_question_is_counted_once_and_answered_alike(home, counting):
    data = dataset(referrals=REFERRED)
    first = asked(home, data, by=["team"])
    again = asked(home, data, by=["team"])

    assert len(counting) == 1
    assert again == first
    assert [type(figure.numerator) for figure in again] == [
        type(figure.numerator) for figure in first
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"by": ["team"]},
        {"over": "12m"},
        {"months": [Month(2026, 8)]},
        {"codes": ["FD6"]},
    ],
)
def test_another_question_is_counted_again(home, counting, other):
    data = dataset(referrals=REFERRED)
    asked(home, data)
    asked(home, data, **other)

    assert len(counting) == 2


def test_another_local_rule_is_another_answer(home, counting):
    data = dataset(referrals=REFERRED)
    asked(home, data)
    home.settings_file.write_text("[local_rules]\ncin_visit_working_days = 30\n", "utf-8")
    asked(home, data)

    assert len(counting) == 2


def test_another_seal_is_another_answer(home, counting):
    data = dataset(referrals=REFERRED)
    asked(home, data)
    asked(home, Opened(data.connection, replace(data.seal, id="2028-12 v2 drawn")))
    asked(home, Opened(data.connection, replace(data.seal, settings_digest="other")))

    assert len(counting) == 3


def test_other_definitions_throw_the_old_answers_away_but_for_what_was_published(
    home, counting, monkeypatch
):
    first = results.definitions_digest()
    data = dataset(referrals=REFERRED)
    asked(home, data)
    monkeypatch.setattr(results, "definitions_digest", lambda: "changed")
    asked(home, data)
    monkeypatch.setattr(results, "definitions_digest", lambda: "changed again")
    asked(home, data)

    kept = {folder.name for folder in next(home.results.iterdir()).iterdir()}
    assert len(counting) == 3
    assert kept == {first, "changed again"}


def test_the_running_picture_is_counted_afresh(home, counting):
    data = dataset(referrals=REFERRED)
    running = Opened(data.connection, replace(data.seal, month=None))
    asked(home, running)
    asked(home, running)

    assert len(counting) == 2
    assert not home.results.exists()


def test_a_damaged_file_is_counted_again(home, counting):
    data = dataset(referrals=REFERRED)
    first = asked(home, data)
    for kept in home.results.rglob("*.parquet"):
        kept.write_bytes(kept.read_bytes()[:40])

    assert asked(home, data) == first
    assert len(counting) == 2


def test_every_kind_of_number_comes_back_exactly(tmp_path):
    plain = Figure(
        "T1", "month", SEPTEMBER, None, None, 3, None, "count", State.VALUE, "", "seal", 1
    )
    kept = [
        plain,
        replace(plain, by="team", group="North", numerator=Decimal("1.5"), denominator=7),
        replace(plain, state=State.NO_DATA, numerator=None, reason="list 7 says no"),
        replace(plain, numerator=None, denominator=2, middle=Fraction(5, 2)),
    ]
    results.keep(kept, tmp_path / "kept.parquet")

    assert results.read(tmp_path / "kept.parquet") == kept
    assert [file.name for file in tmp_path.iterdir()] == ["kept.parquet"]


def test_what_was_never_kept_is_not_there(tmp_path):
    assert results.read(tmp_path / "none.parquet") is None
