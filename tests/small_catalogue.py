"""Populations and indicators for tests of the engine only: few enough to know by heart."""

from lineofsight.indicators.definition import count, mean, median, rate, ratio, share, weeks
from lineofsight.populations.catalogue import Catalogue

POPULATIONS = Catalogue(
    {
        "plans_open": """
-- Protection plans open at each moment.
-- kind: stock
-- subject: child_id
select p.child_id, -- the child
    p.team, -- team
    m.day as asked_on, -- the moment
    m.day_number - p.started_day as days_open, -- days since it began
    p.latest_category as category -- category of abuse
from cp_plans p
join moments m on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
""",
        "referrals_had": """
-- Referrals received.
-- kind: flow
-- subject: child_id
select r.child_id, -- the child
    r.team, -- team
    r.referred_on as happened_on, -- day of the referral
    r.no_further_action -- closed without further action
from referrals r
""",
        "reviews_owed": """
-- Reviews owed to children on a plan: within the second working day.
-- kind: duty
-- subject: child_id
select p.child_id, -- the child
    p.team, -- team
    p.started_on, -- the plan began
    d.day as due_on, -- last day in time
    r.held_on as done_on, -- held
    p.ended_on as lapsed_on -- the plan ended
from cp_plans p
join days d on d.work = p.started_work + 2 and d.ends_work = 1
left join cp_reviews r on r.child_id = p.child_id
""",
        "workers_held": """
-- Workers in post at each moment.
-- kind: stock
-- subject: worker_id
select w.worker_id, -- the worker
    w.team, -- team
    m.day as asked_on, -- the moment
    w.employment, -- how employed
    w.fte, -- full-time equivalent
    3 as cases -- cases held
from professionals w
join moments m on w.started_on <= m.day and (w.last_day_on is null or w.last_day_on >= m.day)
""",
        "cases_ended": """
-- Cases that ended.
-- kind: flow
-- subject: case_id
select c.case_id, -- the case
    'not recorded' as team, -- courts know no teams
    c.final_order_on as happened_on, -- final order
    c.final_order_day - c.issued_day as days_taken -- days from issue
from care_proceedings c
where c.final_order_on is not null
""",
        "pages_scanned": """
-- Pages scanned; a correction is a row below zero.
-- kind: flow
-- subject: batch_id
select s.batch_id, -- the batch
    cast(null as varchar) as team, -- nobody's
    s.scanned_on as happened_on, -- day
    s.pages -- pages
from scanning s
""",
        "victims_known": """
-- Victims of incidents, whose age is known and who are in no other table.
-- kind: flow
-- subject: victim_reference
select i.victim_reference, -- the victim
    'not recorded' as team, -- nobody's
    i.happened_on, -- day of the incident
    case when i.victim_age < 10 then '5 to 9' else '10 to 15' end as age_band -- age of the victim
from incidents i
""",
    }
)

_SAID = {"title": "Something counted", "why": "It matters."}

OPEN = count("T1", population="plans_open", over=("snapshot",), **_SAID)
NEGLECT = share("T2", population="plans_open", met="category = 'NEG'", over=("snapshot",), **_SAID)
LONG_NEGLECT = share(
    "T3",
    population="plans_open",
    of="days_open > 30",
    met="category = 'NEG'",
    over=("snapshot",),
    **_SAID,
)
PER_10000 = rate("T4", population="plans_open", over=("snapshot",), **_SAID)
REFERRALS = count("T5", population="referrals_had", over=("month", "12m", "ytd"), **_SAID)
CLOSED = share(
    "T6",
    population="referrals_had",
    met="no_further_action = 'yes'",
    over=("month", "12m", "ytd"),
    **_SAID,
)
REVIEWED = share(
    "T7",
    population="reviews_owed",
    asks="done",
    met="done_on <= due_on",
    over=("month", "12m"),
    **_SAID,
)
FELL_DUE = share(
    "T8",
    population="reviews_owed",
    asks="due",
    met="done_on <= due_on",
    over=("month",),
    **_SAID,
)
OUTSTANDING = share(
    "T9",
    population="reviews_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    over=("snapshot",),
    **_SAID,
)
STARTED = count("T10", population="reviews_owed", asks="started", over=("month",), **_SAID)
AGENCY = share(
    "T11",
    population="workers_held",
    met="employment = 'agency'",
    weight="fte",
    over=("snapshot",),
    **_SAID,
)
CASELOAD = mean(
    "T12", population="workers_held", value="cases", per="fte", over=("snapshot",), **_SAID
)
PER_PERMANENT = ratio(
    "T13",
    population="workers_held",
    met="employment = 'agency'",
    per="employment = 'permanent'",
    over=("snapshot",),
    **_SAID,
)
LENGTH = weeks("T14", population="cases_ended", value="days_taken", over=("12m", "month"), **_SAID)
MIDDLE = median(
    "T15",
    population="cases_ended",
    value="days_taken",
    unit="working_days",
    over=("month", "12m"),
    **_SAID,
)
PAGES = count("T16", population="pages_scanned", value="pages", over=("month", "12m"), **_SAID)
VICTIMS = count("T17", population="victims_known", over=("month",), **_SAID)

EVERY = (
    OPEN,
    NEGLECT,
    LONG_NEGLECT,
    PER_10000,
    REFERRALS,
    CLOSED,
    REVIEWED,
    FELL_DUE,
    OUTSTANDING,
    STARTED,
    AGENCY,
    CASELOAD,
    PER_PERMANENT,
    LENGTH,
    MIDDLE,
    PAGES,
    VICTIMS,
)
