"""Settings are read exactly, refused in words, and written back as they were."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.problems import Problem
from lineofsight.settings import DEFAULT, LocalRules, Paper, Settings, load, parse, template

WANDLE = """
[authority]
name = "Wandle"
[paper]
committee = "Scrutiny and Overview Committee"
meeting_on = 2017-12-12
recommendations = ["To note the plan", "To note progress"]
[months_before]
indicators = 1
[local_rules]
cin_visit_working_days = 30
[[reference_periods]]
name = "before the inspection"
until = 2017-09-04
indicators = ["leg 1"]
[[rebases]]
indicator = "cp 5"
on = 2017-09-01
reason = "Conferences are booked at the strategy discussion"
by = "Head of safeguarding"
"""


def test_a_file_is_read_into_settings():
    settings = parse(WANDLE)
    assert settings.authority.name == "Wandle"
    assert settings.paper.meeting_on == dt.date(2017, 12, 12)
    assert settings.paper.recommendations == ("To note the plan", "To note progress")
    assert settings.local_rules.cin_visit_working_days == 30
    assert settings.local_rules.assessment_working_days == 45
    assert settings.reference_periods[0].indicators == ("LEG1",)
    assert settings.rebases[0].indicator == "CP5"
    assert settings.rebases[0].on == dt.date(2017, 9, 1)
    assert settings.is_set


def test_no_file_gives_the_defaults_and_says_nothing_is_set(tmp_path):
    assert load(tmp_path / "authority.toml") == DEFAULT
    assert not DEFAULT.is_set


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[authorty]\n", "did you mean authority?"),
        ("[local_rules]\ncin_visits_working_days = 20\n", "did you mean cin_visit_working_days?"),
        ('[local_rules]\nthreshold = "6"\n', "whole number"),
        ("[local_rules]\nthreshold = true\n", "whole number"),
        ("[local_rules]\nthreshold = 0\n", "from 5 to 400"),
        ("[local_rules]\nthreshold = 4\n", "from 5 to 400"),
        ("[local_rules]\nrounding = 5\n", "from 10 to 400"),
        ("[local_rules]\nsmall_base = 0\n", "from 1 to 400"),
        ('[paper]\nmeeting_on = "12/12/2017"\n', "2017-12-12"),
        ('[paper]\nrecommendations = "note"\n', "list of texts"),
        ("[authority]\nname = 3\n", "quotation marks"),
        ('[authority]\naccent = "red"\n', "#rrggbb"),
        ('[neighbours]\naverage = "mode"\n', "median, mean"),
        ("[[reference_periods]]\nmonths = 12\n", "name and the day"),
        ("reference_periods = 3\n", "[[reference_periods]]"),
        ('[[rebases]]\nindicator = "CP5"\non = 2017-09-01\nby = "Head"\n', "a reason"),
        ('[[rebases]]\nindicator = "CP5"\non = 2017-09-01\nreason = "x"\n', "who decided"),
        ('[[rebases]]\nindicator = "CP5"\nreason = "x"\nby = "Head"\n', "a day"),
        ("rebases = 3\n", "[[rebases]]"),
        ("authority = 3\n", "section"),
        ("[authority\n", "TOML"),
    ],
)
def test_what_cannot_stand_is_refused_with_what_to_do(text, says):
    with pytest.raises(Problem) as problem:
        parse(text)
    assert says in str(problem.value)
    assert "authority.toml" in problem.value.where


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "authority.toml"
    path.write_bytes('[authority]\nname = "Caf\xe9"\n'.encode("latin-1"))
    with pytest.raises(Problem, match="could not be read"):
        load(path)


def test_the_template_is_read_back_as_it_was():
    for settings in (DEFAULT, parse(WANDLE)):
        again = parse(template(settings))
        assert again.local_rules == settings.local_rules
        assert again.paper == settings.paper
        assert again.reference_periods == settings.reference_periods
        assert again.rebases == settings.rebases


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_words_survive_the_template(words):
    settings = Settings(paper=Paper(origin_of_item=words.strip(), summary=(words.strip(),)))
    assert parse(template(settings)).paper == settings.paper


def test_the_digest_changes_with_any_setting_and_with_nothing_else():
    assert parse(WANDLE).digest == parse(WANDLE).digest
    assert parse(WANDLE).digest != parse(WANDLE.replace("30", "20")).digest


def test_every_local_rule_is_a_whole_number_that_sql_can_read():
    assert all(isinstance(value, int) for value in vars(LocalRules()).values())
