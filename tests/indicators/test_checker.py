"""What the checker refuses, in the words a reviewer would use, without any database."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lineofsight.indicators import catalogue
from lineofsight.indicators.checker import check, faults
from lineofsight.indicators.definition import Indicator, count, mean, rate, ratio, share
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import Catalogue, standing

POPULATIONS = Catalogue(
    {
        "plans_open": """
-- Plans open at each moment.
-- kind: stock
-- subject: child_id
select p.child_id, -- the child
    p.team, -- team
    m.day as asked_on, -- the moment
    p.started_on, -- began
    m.day_number - p.started_day as days_open, -- days
    p.latest_category as category, -- category of abuse
    case when p.previous_plans > 0 then 1 else 0 end as is_repeat, -- 1: not the first
    p.previous_plans, -- earlier plans
    w.fte -- of a whole post
from cp_plans p
join moments m on p.started_on <= m.day
join professionals w on w.team = p.team
""",
        "visits_owed": """
-- Visits owed.
-- kind: duty
-- subject: child_id
select v.child_id, -- the child
    cast(null as varchar) as team, -- team
    v.seen_on as started_on, -- began
    v.seen_on as due_on, -- due
    v.seen_on as done_on, -- done
    v.seen_on as lapsed_on -- lapsed
from cp_visits v
""",
        "referrals_had": """
-- Referrals.
-- kind: flow
-- subject: child_id
select r.child_id, -- the child
    r.team, -- team
    r.referred_on as happened_on -- day
from referrals r
""",
        "spans": """
-- Spells that others read.
-- kind: spells
-- subject: child_id
select r.child_id -- the child
from referrals r
""",
    }
)

SAID = {"title": "Plans", "why": "It matters."}
OPEN = count("X1", population="plans_open", over=("snapshot",), **SAID)
REPEAT = share("X2", population="plans_open", met="is_repeat = 1", over=("snapshot",), **SAID)
VISITS = share("X3", population="visits_owed", asks="outstanding", met="asked_on <= due_on", **SAID)
REFERRALS = count("X4", population="referrals_had", over=("month",), **SAID)


@pytest.mark.parametrize("right", [OPEN, REPEAT, VISITS, REFERRALS], ids=lambda one: one.code)
def test_what_is_right_passes(right):
    assert list(faults(right, POPULATIONS)) == []


@pytest.mark.parametrize(
    "condition",
    [
        "days_open > 729",
        "days_open >= 10 + 10 and category in ('NEG', 'EMO')",
        "not (category = 'NEG' or days_open between 1 and 20 - 5)",
        "started_on is not null",
        "started_on >= '2017-04-01'",
        "days_open - previous_plans > -1",
        "category <> 'not recorded'",
        "days_open between 9 and 9 and days_open > 1",
        "days_open >= 365 and 365 >= days_open and days_open in (364, 365)",
        "(days_open > 9 and category = 'NEG') or (days_open < 1 and category = 'EMO')",
        "days_open > 10 and days_open < 12",
        "days_open > 10 or days_open < 10",
        "days_open > 10 or days_open is null",
        "not (days_open > 10) and days_open > 9",
        "fte > 0.5 and fte < 1",
        "category not in ('NEG', 'EMO') or days_open = 0",
        "days_open - previous_plans > 3 and previous_plans - days_open > -5",
        "started_on <= asked_on and started_on >= '2017-04-01'",
    ],
)
def test_comparisons_and_sums_belong_in_an_indicator(condition):
    assert list(faults(replace(OPEN, of=condition), POPULATIONS)) == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("days_opn > 10", "plans_open has no days_opn; did you mean days_open?"),
        ("p.days_open > 10", "name the column alone: days_open"),
        ('category = "NEG"', "plans_open has no NEG; a text stands in single quotes"),
        ("category = 'NEGL'", "category is never 'NEGL'; did you mean NEG?"),
        ("category in ('NEG', 'EMOTIONAL')", "category is never 'EMOTIONAL'"),
        ("'NEGL' <> category", "category is never 'NEGL'; did you mean NEG?"),
        ("category = 1", "category is never 1"),
        ("is_repeat = 2", "is_repeat is never 2"),
        ("is_repeat = 'yes'", "is_repeat is never 'yes'"),
        ("started_on + 20 > asked_on", "a date calculation belongs in the population"),
        ("asked_on - started_on > 20", "a date calculation belongs in the population"),
        ("started_on > asked_on - interval 20 day", "a date calculation belongs in the popul"),
        ("child_id in (select child_id from person)", "a join belongs in the population"),
        ("exists (select 1)", "EXISTS(SELECT 1) belongs in the population"),
        ("upper(category) = 'NEG'", "UPPER(category) belongs in the population"),
        ("coalesce(days_open, 0) > 1", "COALESCE(days_open, 0) belongs in the population"),
        (
            "case when days_open > 1 then 1 else 0 end = 1",
            "CASE WHEN days_open > 1",
        ),
        ("days_open / 7 > 3", "days_open / 7 belongs in the population"),
        ("category like 'N%'", "category LIKE 'N%' belongs in the population"),
        ("category = null", "write is null, or is not null"),
        ("cast(days_open as bigint) > 1", "CAST(days_open AS BIGINT) belongs in the population"),
        ("days_open between 9 and 1", "is met by no days_open: it leaves none"),
        ("category = 'NEG' and (days_open > 9 and days_open <= 8)", "is met by no days_open"),
        ("started_on >= '2017-05-01' and started_on < '2017-04-01'", "is met by no started_on"),
        ("days_open >= 365 and days_open < 365", "is met by no days_open"),
        ("days_open > 100 and days_open <= 100", "is met by no days_open"),
        ("300 > days_open and days_open > 365", "is met by no days_open"),
        ("days_open in (1, 2) and days_open > 5", "is met by no days_open"),
        ("category = 'NEG' and category = 'EMO'", "is met by no category"),
        ("days_open = days_open", "is met by every days_open"),
        ("days_open <> days_open", "is met by no days_open"),
        ("days_open > 10 or days_open <= 10", "is met by every days_open"),
        ("days_open <> 5 or days_open = 5", "is met by every days_open"),
        ("days_open > 10 or days_open <= 10 or days_open is null", "is met by every days_open"),
        ("days_open is null and days_open > 1", "is met by no days_open"),
        ("days_open > 99 and (days_open < 50 or days_open < 20)", "is met by no days_open"),
        ("not (days_open > 10) and days_open > 20", "is met by no days_open"),
        ("days_open > 10 and days_open < 11", "is met by no days_open"),
        ("days_open = 2.5", "is met by no days_open"),
        ("started_on > '2017-04-01' and started_on < '2017-04-02'", "is met by no started_on"),
        ("asked_on < started_on and not (started_on > asked_on)", "is met by no row"),
        ("days_open - 5 > previous_plans or previous_plans + 5 >= days_open", "by every row"),
        ("asked_on <= started_on or asked_on > started_on", "by every row that fills them"),
        ("days_open is null and days_open > previous_plans", "is met by no row"),
        ("days_open > previous_plans and not (days_open is not null)", "is met by no row"),
        ("days_open + fte > previous_plans and fte is null", "is met by no row"),
        ("is_repeat in (0, 1)", "is met by every is_repeat"),
        ("category = 'NEG' or category <> 'NEG'", "is met by every category"),
        ("team = 'A' and team <> 'A'", "is met by no team"),
        ("category = 'NEG' or not (fte < 1) or fte < 1", "is met by every row"),
        ("days_open > 1e400", "write 1e400 in digits"),
        ("days_open > 9999999999999", "twelve before the point at most"),
        ("days_open", "'days_open' is not a comparison"),
        ("days_open > 365 -- more than a year", "a remark would end the query"),
        ("days_open > 365 /* a year */", "a remark would end the query"),
        ("started_on > '2017-13-45'", "started_on is a day, and '2017-13-45' is none"),
        ("started_on between '2017-01-01' and 'then'", "started_on is a day, and 'then' is none"),
        ("child_id = '00000012'", "child_id names one of those counted"),
        ("child_id in ('1', '2')", "child_id names one of those counted"),
        ("1 = 1", "is the same for every row"),
        ("days_open > 1; select 1", "cannot be read as one expression"),
        ("days_open >", "cannot be read as one expression"),
        ("days_open > 1, is_repeat = 1", "cannot be read as one expression"),
        ("(days_open > 1", "cannot be read as one expression"),
        ("select 1", "is not a comparison"),
        ("days_open > ?", "? belongs in the population"),
    ],
)
def test_what_does_not_belong_in_an_indicator_is_refused(condition, words):
    found = [why for field, why in faults(replace(REPEAT, met=condition), POPULATIONS)]

    assert any(words in why for why in found), found


@pytest.mark.parametrize(
    ("condition", "why", "instead"),
    [
        ("coalesce(days_open, 0) > 1", "counts what is blank", "days_open is null"),
        ("coalesce(category, 'none') = 'NEG'", "of a code does nothing", "= 'not recorded'"),
        ("category like 'N%'", "engines differ over capitals", "in ('N1', 'N2')"),
        ("category ilike 'n%'", "engines differ over capitals", "in ('N1', 'N2')"),
        ("case when days_open > 1 then 1 else 0 end = 1", "a fact of its own", "and, or and not"),
    ],
)
def test_a_refusal_says_why_and_what_to_write_instead(condition, why, instead):
    found = [each for _, each in faults(replace(REPEAT, met=condition), POPULATIONS)]

    told = [each for each in found if "belongs in the population" in each]
    assert len(told) == 1
    assert why in told[0]
    assert instead in told[0].split("; ")[-1]


@pytest.mark.parametrize(
    "condition",
    [
        "days_open > 9 or days_open is null",
        "category in ('NEG', 'EMO')",
        "(category = 'NEG' and days_open < 5) or days_open < 2",
        "category = 'not recorded'",
    ],
)
def test_what_a_refusal_says_to_write_instead_is_taken(condition):
    assert list(faults(replace(REPEAT, met=condition), POPULATIONS)) == []


@pytest.mark.parametrize("code", ["X<script>", "1X", "X 1", "X-1", ""])
def test_a_code_is_letters_and_digits(code):
    assert [field for field, _ in faults(replace(OPEN, code=code), POPULATIONS)] == ["code"]


def test_a_stock_that_counts_what_came_before_is_asked_over_its_own_period():
    indicator = catalogue.named("FD8a")

    assert list(faults(indicator, standing())) == []
    for over in (("snapshot",), ("month",), ("12m", "month")):
        found = list(faults(replace(indicator, over=over), standing()))
        assert found == [("over", "children_referred is asked over 12m")]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        (replace(VISITS, asks=""), "asks", "say asks = done, due, started or outstanding"),
        (replace(OPEN, asks="done"), "asks", "only a duty is asked in a way"),
        (replace(OPEN, population="spans"), "population", "only serves other populations"),
        (replace(OPEN, over=("snapshot", "12m")), "over", "only things that happen add up"),
        (replace(OPEN, over=("ytd",)), "over", "only things that happen add up over a year"),
        (replace(VISITS, over=("snapshot", "month")), "over", "only things that happen add up"),
        (replace(REFERRALS, over=("snapshot",)), "over", "what happens is asked over a month"),
        (replace(OPEN, over=("weekly",)), "over", "there is no period weekly; say snapshot, 30d"),
        (replace(OPEN, over=()), "over", "say over which period"),
        (replace(OPEN, unit="percent"), "unit", "a count is in count"),
        (replace(OPEN, unit="per cent"), "unit", "there is no unit per cent; did you mean percent"),
        (replace(VISITS, asks="done", over=("month",)), "met", "visits_owed has no asked_on"),
        (replace(OPEN, target=Decimal(5)), "target", "neither good nor bad has no target"),
        (replace(OPEN, better="lower", amber=Decimal(5)), "amber", "an amber limit needs a target"),
        (
            replace(OPEN, better="higher", target=Decimal(90), amber=Decimal(95)),
            "amber",
            "no better than target",
        ),
        (
            replace(OPEN, better="lower", target=Decimal(20), amber=Decimal(19)),
            "amber",
            "no better than target",
        ),
        (
            rate("X5", population="plans_open", estimate="adults", over=("snapshot",), **SAID),
            "estimate",
            "a rate is over children",
        ),
        (
            mean("X6", population="plans_open", value="days_open > 1", over=("snapshot",), **SAID),
            "value",
            "is not a number",
        ),
        (
            ratio("X7", population="plans_open", met="is_repeat = 1", per="days_open",
                  over=("snapshot",), **SAID),
            "per",
            "is not a comparison",
        ),
        (replace(REPEAT, weight="days_opn"), "weight", "did you mean days_open?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_line_itself(wrong: Indicator, field, words):
    found = [why for at, why in faults(wrong, POPULATIONS) if at == field]

    assert any(words in why for why in found), list(faults(wrong, POPULATIONS))


@pytest.mark.parametrize(
    "question", ["Plans open", "how many?", "How many? And why?", f"How {'very ' * 20}many?"]
)
def test_what_heads_a_page_is_one_short_question(question):
    [(field, _)] = faults(replace(OPEN, question=question), POPULATIONS)

    assert field == "question"


def test_a_refusal_names_the_indicator_and_the_field():
    with pytest.raises(Problem) as refused:
        check(replace(OPEN, of="days_opn > 1"), POPULATIONS)

    assert refused.value.where == "indicator X1, of"


@pytest.mark.parametrize("code", catalogue.indicators())
def test_every_indicator_of_the_product_is_right(code):
    assert list(faults(catalogue.named(code), standing())) == []


def test_a_base_of_which_all_are_met_is_refused():
    always = replace(REPEAT, of="days_open > 10", met="days_open > 5 or category = 'EMO'")
    [why] = [why for field, why in faults(always, POPULATIONS) if field == "met"]

    assert why.startswith("days_open > 5 OR category = 'EMO' is met by every row of the base")


def test_a_base_that_a_blank_joins_is_not_met_throughout():
    sometimes = replace(REPEAT, of="days_open > 10 or days_open is null", met="days_open > 5")
    assert list(faults(sometimes, POPULATIONS)) == []


@pytest.mark.parametrize(
    "condition",
    [
        "days_open is null or days_open > previous_plans",
        "days_open is not null or days_open > previous_plans",
        "days_open is not null and days_open > previous_plans",
        "days_open is null and previous_plans > fte",
        "not (days_open is null) and not (days_open > previous_plans)",
    ],
)
def test_a_blank_beside_a_comparison_of_two_columns_tells_rows_apart(condition):
    assert list(faults(replace(REPEAT, met=condition), POPULATIONS)) == []


def test_a_base_without_a_day_cannot_be_met_by_a_comparison_of_it():
    never = replace(REPEAT, of="days_open is null", met="days_open <= previous_plans")
    assert [why for field, why in faults(never, POPULATIONS) if "is met by no row" in why]


def test_a_base_of_which_two_columns_compare_has_them_both():
    always = replace(REPEAT, of="days_open > previous_plans", met="days_open is not null")
    [why] = [why for _, why in faults(always, POPULATIONS)]

    assert "is met by every row of the base" in why


def test_a_part_that_says_nothing_is_named_by_itself_and_once():
    condition = "category = 'NEG' and (days_open > 9 and days_open <= 8) and is_repeat = 1"
    assert [why for _, why in faults(replace(OPEN, of=condition), POPULATIONS)] == [
        "days_open > 9 AND days_open <= 8 is met by no days_open: it leaves none"
    ]


def test_a_base_of_which_none_can_be_met_is_refused():
    never = replace(REPEAT, of="category = 'NEG'", met="category = 'EMO'")
    assert [field for field, why in faults(never, POPULATIONS) if "no category" in why] == ["met"]


PLANS = share("X5", population="cp_plans_open", met="days_open > 365", over=("snapshot",), **SAID)


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("is_long >= 2", "is met by no is_long"),
        ("is_long < 2", "is met by every is_long"),
        ("is_long > -1", "is met by every is_long"),
        ("is_long = -1", "is met by no is_long"),
        ("not is_long < 0.5 and is_long <= 0.5", "is met by no is_long"),
        ("is_long is null", "is met by no is_long"),
        ("is_long is not null", "is_long IS NULL is met by no is_long"),
        ("need < 'zzz'", "is met by every need"),
        ("is_long + is_drifting = 3", "is met by no row"),
        ("is_long + is_drifting = 0.5", "is met by no row"),
        ("is_long + is_drifting >= 0", "is met by every row"),
        ("is_long + is_drifting + is_latest > 3", "is met by no row"),
        ("is_long = 1 and is_long + is_drifting = 0", "is met by no row"),
        ("is_long + is_drifting = 2 and is_long - is_drifting = 1", "is met by no row"),
        ("is_long + is_drifting < 2 or is_drifting = 1", "is met by every row"),
        ("team in ()", "team IN () names no value"),
    ],
)
def test_what_no_row_meets_for_what_its_columns_can_hold_is_refused(condition, why):
    [said] = [said for _, said in faults(replace(PLANS, met=condition), standing())]
    assert why in said


@pytest.mark.parametrize(
    "condition",
    [
        "need < 'ZZZ'",  # 'not recorded' comes after
        "is_long > 0.5",
        "is_long + is_drifting = 2",
        "is_long + is_drifting > 0",
        "is_long = 1 and is_long + is_drifting = 1",
        "is_long + is_drifting < 2 or is_latest = 1",
        "is_long + days_open > 365",
        "days_open > 729 and days_open - is_long < 730",
        "is_long > is_drifting",
        "is_long = is_drifting or is_latest = 1",
        "team is null or is_long = 1",
    ],
)
def test_what_tells_rows_apart_by_what_its_columns_can_hold_passes(condition):
    assert list(faults(replace(PLANS, met=condition), standing())) == []


def test_a_base_that_fixes_a_sum_of_flags_settles_each_of_them():
    both = replace(PLANS, of="is_long + is_drifting = 2", met="is_long = 1")
    one = replace(PLANS, of="is_long + is_drifting = 1", met="is_long = 1")

    assert [said for _, said in faults(both, standing())] == [
        "is_long = 1 is met by every row of the base: it tells none from another"
    ]
    assert list(faults(one, standing())) == []


@pytest.mark.parametrize("how", ["=", "<>", "<", "<=", ">", ">="])
@pytest.mark.parametrize("tried", ["is_long", "is_long + is_drifting", "is_long - is_drifting"])
def test_a_comparison_of_flags_is_refused_where_no_two_rows_differ_and_there_alone(tried, how):
    python = {"=": "==", "<>": "!="}.get(how, how)
    for fixed in ("-2", "-1", "0", "0.5", "1", "2", "3"):
        met = {
            eval(f"{tried} {python} {fixed}", {"is_long": long, "is_drifting": drifting})  # noqa: S307
            for long in (0, 1)
            for drifting in (0, 1)
        }
        found = list(faults(replace(PLANS, met=f"{tried} {how} {fixed}"), standing()))
        assert bool(found) == (len(met) == 1), fixed


def test_a_code_that_the_column_never_holds_is_said_once():
    [said] = [said for _, said in faults(replace(PLANS, of="need = 'Neglect'"), standing())]
    assert said.startswith("need is never 'Neglect'")
