-- Strategy meetings owed about children who went missing for the third time in 90 days.
-- called: Strategy meetings about children who went missing
-- area: Missing
-- kind: duty
-- subject: child_id
-- looks back: 3 months in missing
-- optional: involvements, s47_enquiry
-- basis: Local standard: a strategy meeting after the third missing episode in 90 days
-- clock: working days
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: Any strategy discussion about the child on or after that day meets it. Owed once for each
-- time the number is reached; a later time takes over.
with counted as (
    select
        e.child_id,
        e.missing_second,
        e.missing_on,
        e.missing_work,
        case when count(*) >= r.missing_episodes then 1 else 0 end as is_often
    from missing e
    cross join local_rules r
    join missing b
        on b.child_id = e.child_id
        and b.missing_second <= e.missing_second
        and b.missing_day > e.missing_day - r.missing_days
    where e.kind <> 'A' and b.kind <> 'A'
    group by e.child_id, e.missing_second, e.missing_on, e.missing_work, r.missing_episodes
),
compared as (
    select
        child_id,
        missing_second,
        missing_on,
        missing_work,
        is_often,
        coalesce(lag(is_often) over (
            partition by child_id order by missing_second, missing_on, missing_work
        ), 0) as was_often
    from counted
),
reached as (
    select
        child_id,
        missing_on,
        missing_work,
        missing_second,
        lead(missing_on) over (
            partition by child_id order by missing_second, missing_on, missing_work
        ) as next_on
    from compared
    where is_often = 1 and was_often = 0
),
met as (
    select c.child_id, c.missing_second, min(s.happened_on) as done_on
    from reached c
    join strategy_discussions_held s
        on s.child_id = c.child_id
        and s.happened_on >= c.missing_on
    group by c.child_id, c.missing_second
)
select
    c.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    c.missing_on as started_on,                 -- went missing for the third time
    d.day as due_on,                            -- last day in time
    h.done_on,                                  -- day of the strategy meeting; empty: not yet
    c.next_on as lapsed_on                      -- the number was reached anew
from reached c
cross join local_rules r
left join met h on h.child_id = c.child_id and h.missing_second = c.missing_second
left join days d on d.work = c.missing_work + r.missing_meeting_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.missing_on
    and (t.ended_on is null or t.ended_on > c.missing_on)
