-- Core groups owed to children on a child protection plan, one row for each meeting owed.
-- called: Core groups of children on a child protection plan
-- kind: duty
-- subject: child_id
-- said: all_in_time: no earlier core group was late | an earlier core group was late:
-- {late_due_on to late_done_on}
-- children: with a record open that day
-- looks back: 2 months in core_groups
-- optional: person, involvements
-- basis: Working Together to Safeguard Children: the first within 10 working days of the conference
-- basis: Local standard: later ones within six weeks of the one before
-- recurs: from the day it is done
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first is timed from the start of the plan, which is the day of the conference. Where it
-- was due before the earliest core group on record, it may have been held, and is not judged.
with held as (
    select child_id, held_on, held_day
    from core_groups
    group by child_id, held_on, held_day
),
clocks as (
    select
        child_id,
        started_on as plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        started_day,
        started_work,
        1 as is_first
    from cp_plan_periods
    union all
    select
        p.child_id,
        p.started_on as plan_started_on,
        p.ended_on,
        p.team,
        p.need,
        h.held_on as started_on,
        h.held_day as started_day,
        cast(null as int) as started_work,
        0 as is_first
    from cp_plan_periods p
    join held h
        on h.child_id = p.child_id
        and h.held_on > p.started_on
        and (p.ended_on is null or h.held_on <= p.ended_on)
),
followed as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        started_day,
        started_work,
        is_first,
        lead(started_on) over (
            partition by child_id, plan_started_on order by started_on
        ) as done_on,
        min(case when is_first = 0 then started_on end) over () as known_from
    from clocks
),
timed as (
    select
        f.child_id,
        f.plan_started_on,
        f.ended_on,
        f.team,
        f.need,
        f.started_on,
        f.done_on,
        case when f.is_first = 1 then w.day else l.day end as due_on,
        case when f.is_first = 0 or w.day >= f.known_from then 1 else 0 end as is_known
    from followed f
    cross join local_rules r
    left join days w
        on w.work = f.started_work + r.core_group_first_working_days
        and w.ends_work = 1
    left join days l on l.day_number = f.started_day + r.core_group_days
),
judged as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        done_on,
        due_on,
        min(case when is_known = 1 and done_on > due_on then 0 else 1 end) over (
            partition by child_id, plan_started_on order by started_on
            rows between unbounded preceding and 1 preceding
        ) as all_in_time,
        max(case when is_known = 1 and done_on > due_on then due_on end) over (
            partition by child_id, plan_started_on order by started_on
            rows between unbounded preceding and 1 preceding
        ) as late_due_on,
        max(case when is_known = 1 and done_on > due_on then done_on end) over (
            partition by child_id, plan_started_on order by started_on
            rows between unbounded preceding and 1 preceding
        ) as late_done_on
    from timed
)
select
    f.child_id,                                         -- the child
    coalesce(f.team, t.team, 'not recorded') as team,   -- team holding the plan; none: the child when the interval began
    f.need,                                             -- category of abuse now
    f.plan_started_on,                                  -- day the plan began, the first of those that overlap
    f.started_on,                                       -- the core group before, or the plan's start
    f.due_on,                                           -- last day in time
    f.done_on,                                          -- the core group met; empty: not yet
    f.ended_on as lapsed_on,                            -- the plan ended, or the child turned 18
    coalesce(f.all_in_time, 1) as all_in_time,          -- 1: none before is known to have been held after its last day
    f.late_due_on,                                      -- day due of the last core group before that was late; empty: none was
    f.late_done_on                                      -- day held of the last core group before that was late; empty: none was
from judged f
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
where f.ended_on is null or f.started_on < f.ended_on
