-- Requests for the initial health assessment of children who enter care, one row per entry.
-- called: Requests for an initial health assessment
-- kind: duty
-- subject: child_id
-- looks back: 1 month in cla_episodes
-- optional: involvements, person
-- needs: cla_health.requested_on for done_on
-- needs: cla_health.requested_on for is_settled
-- basis: Local standard: asked for within three working days, so that it can be done in twenty.
-- clock: working days
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: A request made before care began is not counted. An assessment that was done was asked
-- for, by that day at the latest. Care that began outside the records (RNE other than S) owes none
-- here.
with asked as (
    select child_id, requested_on as asked_on
    from cla_health
    where kind = 'initial' and requested_on is not null
    union all
    select child_id, completed_on as asked_on
    from cla_health
    where kind = 'initial' and completed_on is not null
),
first_after as (
    select c.child_id, c.started_on, min(a.asked_on) as asked_on
    from care_periods c
    join asked a
        on a.child_id = c.child_id
        and a.asked_on >= c.started_on
        and (c.ended_on is null or a.asked_on <= c.ended_on)
    group by c.child_id, c.started_on
)
select
    c.child_id,                                       -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child on entry
    c.started_on,                                     -- entered care
    d.day as due_on,                                  -- last day in time
    a.asked_on as done_on,                            -- asked for; empty: not yet
    case
        when c.ended_on is null or c.ended_on > b.year_later then b.year_later
        else c.ended_on
    end as lapsed_on,                                 -- left care, or in care for a year
    case when c.ended_on is null or c.ended_on > d.day then 1 else 0 end
        as stayed,                                    -- 1: still looked after when it was due
    case when a.asked_on is not null or d.day_number < r.extracted_day then 1 else 0 end
        as is_settled                                 -- 1: asked for, or its last day had passed when the records were extracted
from care_periods c
cross join local_rules r
left join days b
    on b.day = c.started_on
left join days d
    on d.work = b.work + r.initial_health_request_working_days
    and d.ends_work = 1
left join first_after a
    on a.child_id = c.child_id
    and a.started_on = c.started_on
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.started_on
    and (t.ended_on is null or t.ended_on > c.started_on)
where c.start_reason in ('S', 'not recorded')
