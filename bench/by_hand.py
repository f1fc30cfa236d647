"""Six indicators written by hand for DuckDB alone, as well as we can: the engine's yardstick.

Each gives month_asked, breakdown, member, numerator and denominator for every month asked about
and for the whole, team, age, sex, ethnicity and disability: the rows of the engine's passes. They
use what the portable part of SQL may not: min_by, ASOF joins where they are the faster, date
arithmetic, filters on the months asked about.
"""

SHARED = (
    """
create or replace table hand_teams as
with allocated as (
    select child_id, team, started_on,
        case when count(ended_on) = count(*) then max(ended_on) end as ended_on
    from involvements
    where allocation = 'primary' and team is not null
    group by all
),
turns as (
    select child_id, started_on as changed_on from allocated
    union
    select child_id, ended_on from allocated where ended_on is not null
),
held as (
    select s.child_id, s.changed_on,
        min_by(a.team, {'latest': date '1970-01-01' - a.started_on, 'team': a.team}) as team
    from turns s
    left join allocated a on a.child_id = s.child_id and a.started_on <= s.changed_on
        and (a.ended_on is null or a.ended_on > s.changed_on)
    group by all
)
select child_id, team, changed_on,
    lead(changed_on, 1, date '9999-12-31') over (partition by child_id order by changed_on)
        as until_on
from held
""",
    """
create or replace table hand_who as
select child_id, born_birthday, is_unborn, sex, ethnicity_group, is_disabled,
    (born_on + interval 18 year)::date + (day(born_on) = 29 and month(born_on) = 2)::integer
        as adult_on
from person
""",
)
"""What an analyst would build once for all six: who holds each child from each turn on, and who
each child is."""

_CUTS = """
cut as (
    select d.month as month_asked, f.team,
        case
            when w.is_unborn = 'yes' or w.born_birthday > d.birthday then 'Unborn'
            when w.born_birthday is null then 'Not known'
            when d.birthday - w.born_birthday < 10000 then 'Under 1'
            when d.birthday - w.born_birthday < 50000 then '1 to 4'
            when d.birthday - w.born_birthday < 100000 then '5 to 9'
            when d.birthday - w.born_birthday < 160000 then '10 to 15'
            when d.birthday - w.born_birthday < 180000 then '16 to 17'
            else '18 and over'
        end as age,
        coalesce(w.sex, 'not recorded') as sex,
        coalesce(w.ethnicity_group, 'Not known') as ethnicity,
        coalesce(w.is_disabled, 'not recorded') as disability,
        f.numerator, f.denominator
    from fact f
    join days d on d.day = f.asked_on
    left join hand_who w on w.child_id = f.child_id
)
"""

_SUMS = "sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator"


def _passes(source: str, sums: str, *breakdowns: str) -> str:
    passes = [
        f"select month_asked, '' as breakdown, '' as member, {sums} from {source} group by all"
    ]
    passes += [
        f"select month_asked, '{name}', {name}, {sums} from {source} group by all"
        for name in breakdowns
    ]
    return "\nunion all\n".join(passes)


def _of_children(fact: str) -> str:
    cuts = _passes("cut", _SUMS, "team", "age", "sex", "ethnicity", "disability")
    return f"with {fact},\n{_CUTS}\n{cuts}"


FD8 = _of_children("""
had as (
    select child_id, referred_on, min(team) as team
    from referrals
    where referred_month <= (select max(month) from moments)
    group by all
),
followed as (
    select *, lag(referred_on) over (partition by child_id order by referred_on) as before_on
    from had
),
fact as (
    select r.child_id, coalesce(r.team, t.team, 'not recorded') as team,
        r.referred_on as asked_on,
        (r.before_on >= r.referred_on - interval 12 month)::integer as is_again,
        coalesce(is_again, 0) as numerator, 1 as denominator
    from followed r
    left join hand_teams t on t.child_id = r.child_id and t.changed_on <= r.referred_on
        and t.until_on > r.referred_on
    where r.referred_on >= (select min(month_starts) - interval 11 month from moments)
)""")

AMT2 = _of_children("""
begun as (
    select child_id, started_on, authorised_on, min(team) as team
    from cin_assessments
    where authorised_on between (select min(month_starts) from moments)
        and (select max(day) from moments)
    group by all
),
referred as (
    select b.*, max(r.referred_on) as referred_on
    from begun b
    left join referrals r on r.child_id = b.child_id and r.referred_on <= b.started_on
    group by all
),
fact as (
    select b.child_id, coalesce(b.team, t.team, 'not recorded') as team,
        b.authorised_on as asked_on,
        coalesce(e.work - c.work <= 45, false)::integer as numerator, 1 as denominator
    from referred b
    left join days c on c.day = coalesce(b.referred_on, b.started_on)
    left join days e on e.day = b.authorised_on
    left join hand_teams t on t.child_id = b.child_id and t.changed_on <= b.authorised_on
        and t.until_on > b.authorised_on
)""")

CARE = """
episodes as (
    select e.child_id, e.started_on, max(e.team) as team,
        min(least(coalesce(e.ended_on, date '9999-12-31'),
            coalesce(w.adult_on, date '9999-12-31'))) as until_on
    from cla_episodes e
    left join hand_who w on w.child_id = e.child_id
    where e.legal_status not in ('V3', 'V4')
        and (w.adult_on is null or e.started_on < w.adult_on)
    group by e.child_id, e.started_on
),
numbered as (
    select *, max(until_on) over (partition by child_id order by started_on
        rows between unbounded preceding and 1 preceding) as covered_until_on
    from episodes
),
periods as (
    select *, sum((coalesce(covered_until_on, date '0001-01-01') < started_on)::integer) over (
        partition by child_id order by started_on) as period
    from numbered
),
care as (
    select child_id, min(started_on) as started_on, max(until_on) as until_on,
        arg_max(team, started_on) as team
    from periods group by child_id, period
),
"""

CIN4 = _of_children(
    CARE
    + """
seen as (
    select child_id, seen_on, seen_work from cin_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
    union
    select child_id, seen_on, seen_work from cp_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
),
plans as (
    select child_id, started_on, started_work, ended_on, team from cin_plans group by all
),
open_plans as (
    select p.*, m.day as asked_on, m.work as asked_work
    from plans p
    join moments m on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
),
elsewhere as (
    select c.child_id, c.started_on, least(c.ended_on, w.adult_on) as ended_on
    from cp_plans c
    left join hand_who w on w.child_id = c.child_id
    where c.other_authority <> 'yes'
    union all
    select child_id, started_on, nullif(until_on, date '9999-12-31') from care
),
back as (
    select e.child_id, e.ended_on, d.work from elsewhere e join days d on d.day = e.ended_on
    where e.ended_on > e.started_on
),
followed as (
    select p.child_id, p.team, p.asked_on, p.asked_work,
        greatest(p.started_work, coalesce(v.seen_work, p.started_work),
            coalesce(b.work, p.started_work)) as since_work
    from open_plans p
    anti join elsewhere e on e.child_id = p.child_id and e.started_on <= p.asked_on
        and (e.ended_on is null or e.ended_on > p.asked_on)
    asof left join seen v on v.child_id = p.child_id and v.seen_on <= p.asked_on
    asof left join back b on b.child_id = p.child_id and b.ended_on <= p.asked_on
),
fact as (
    select f.child_id, coalesce(t.team, f.team, 'not recorded') as team, f.asked_on,
        (f.asked_work - f.since_work <= 20)::integer as numerator, 1 as denominator
    from followed f
    left join hand_teams t on t.child_id = f.child_id and t.changed_on <= f.asked_on
        and t.until_on > f.asked_on
)"""
)

LAC20 = _of_children(
    """
"""
    + CARE
    + """looked_after as (
    select c.child_id, c.team, m.day as asked_on, m.year_starts
    from care c
    join moments m on c.started_on <= m.day and c.until_on > m.day
    left join hand_who w on w.child_id = c.child_id
    where w.born_birthday is null or m.birthday - w.born_birthday < 180000
),
ordered as (
    select child_id, started_on, ended_on,
        sum((start_reason not in ('L', 'T', 'U'))::integer) over (
            partition by child_id
            order by started_on, (start_reason in ('L', 'T', 'U')),
                coalesce(ended_on, date '9999-12-31'), placement_type, start_reason
            rows unbounded preceding) as stay
    from cla_placement where placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4')
),
stays as (
    select child_id, min(started_on) as started_on,
        case when count(ended_on) = count(*) then max(ended_on) else date '9999-12-31' end
            as until_on
    from ordered group by child_id, stay
    having until_on > min(started_on)
),
moved as (
    select l.child_id, l.team, l.asked_on, count(s.child_id) as placements
    from looked_after l
    left join stays s on s.child_id = l.child_id and s.started_on <= l.asked_on
        and s.until_on > l.year_starts
    group by all
),
fact as (
    select f.child_id, coalesce(t.team, f.team, 'not recorded') as team, f.asked_on,
        (f.placements >= 3)::integer as numerator, 1 as denominator
    from moved f
    left join hand_teams t on t.child_id = f.child_id and t.changed_on <= f.asked_on
        and t.until_on > f.asked_on
)"""
)

LEG1 = _of_children("""
open_cases as (
    select distinct c.child_id, m.day as asked_on
    from care_proceedings c
    join moments m on c.issued_on <= m.day
        and (c.final_order_on is null or c.final_order_on > m.day)
),
fact as (
    select f.child_id, coalesce(t.team, 'not recorded') as team, f.asked_on,
        1 as numerator, 0 as denominator
    from open_cases f
    left join hand_teams t on t.child_id = f.child_id and t.changed_on <= f.asked_on
        and t.until_on > f.asked_on
)""")

W2 = f"""
with held as (
    select m.month as month_asked, m.day, w.worker_id,
        max_by(coalesce(w.team, 'not recorded'), w.started_on) as team,
        max_by(coalesce(w.fte, 0), w.started_on) as fte
    from professionals w
    join moments m on w.started_on <= m.day and (w.last_day_on is null or w.last_day_on >= m.day)
    group by all
),
cut as (
    select h.month_asked, h.worker_id, h.team, h.fte as denominator,
        count(distinct i.child_id) as numerator
    from held h
    join involvements i on i.worker_id = h.worker_id and i.allocation = 'primary'
        and i.started_on <= h.day and (i.ended_on is null or i.ended_on > h.day)
    where h.fte > 0
    group by all
)
{_passes("cut", "sum(numerator)::bigint as numerator, sum(denominator) as denominator", "team")}
"""

BY_HAND = {"FD8": FD8, "AMT2": AMT2, "W2": W2, "CIN4": CIN4, "LAC20": LAC20, "LEG1": LEG1}
"""Code -> its query."""
