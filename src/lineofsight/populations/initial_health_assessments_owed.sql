-- Initial health assessments owed to children who enter care, one row per child and entry.
-- called: Initial health assessments of children who enter care
-- kind: duty
-- subject: child_id
-- looks back: 2 months in cla_episodes
-- history: cla_health
-- optional: involvements
-- basis: Care Planning Regulations 2010, regulation 7; statutory guidance of 2015
-- clock: working days
-- step: working day 3, tell the worker
-- step: working day 15, tell the worker and the manager
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Within 20 working days of entering care, so that it informs the first review. A child who
-- refused has not been assessed. The cohort is those whose time was up in the month. After a
-- year in care the yearly review assessment is owed instead. Care that began outside the records
-- (RNE other than S) owes none here.
with assessed as (
    select child_id, completed_on
    from cla_health
    where kind = 'initial'
        and completed_on is not null
        and outcome in ('done', 'not recorded')
    group by child_id, completed_on
),
first_after as (
    select c.child_id, c.started_on, min(a.completed_on) as completed_on
    from care_periods c
    join assessed a
        on a.child_id = c.child_id
        and a.completed_on >= c.started_on
        and (c.ended_on is null or a.completed_on <= c.ended_on)
    group by c.child_id, c.started_on
)
select
    c.child_id,                                       -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child on entry
    c.started_on,                                     -- entered care
    d.day as due_on,                                  -- last day in time
    a.completed_on as done_on,                        -- assessed; empty: not yet
    case
        when c.ended_on is null or c.ended_on > b.year_later then b.year_later
        else c.ended_on
    end as lapsed_on,                                 -- left care, or in care for a year
    case when c.ended_on is null or c.ended_on > d.day then 1 else 0 end
        as stayed                                     -- 1: still looked after when it was due
from care_periods c
cross join local_rules r
left join days b
    on b.day = c.started_on
left join days d
    on d.work = b.work + r.initial_health_working_days
    and d.ends_work = 1
left join first_after a
    on a.child_id = c.child_id
    and a.started_on = c.started_on
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.started_on
    and (t.ended_on is null or t.ended_on > c.started_on)
where c.start_reason in ('S', 'not recorded')
