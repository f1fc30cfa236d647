-- Initial child protection conferences owed after a strategy discussion, one row for each.
-- called: Initial child protection conferences
-- kind: duty
-- subject: child_id
-- needs: s47_enquiry.conference_unnecessary for due_on
-- optional: involvements
-- basis: Working Together to Safeguard Children: 15 working days from the strategy discussion
-- clock: working days
-- step: working day 10, tell the worker
-- step: working day 13, tell the worker and the manager
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: Owed where the record says that a conference is needed; an enquiry on which nothing is
-- decided owes none yet. A later strategy discussion about the child takes over.
with discussions as (
    select
        child_id,
        started_on,
        started_work,
        min(team) as team,
        max(case when conference_unnecessary = 'no' then 1 else 0 end) as is_needed
    from s47_enquiry
    group by child_id, started_on, started_work
),
followed as (
    select
        child_id,
        started_on,
        started_work,
        team,
        is_needed,
        lead(started_on) over (partition by child_id order by started_on) as lapsed_on
    from discussions
),
held as (
    select child_id, started_on, min(done_on) as done_on
    from conferences_held
    group by child_id, started_on
)
select
    f.child_id,                                         -- the child
    coalesce(f.team, t.team, 'not recorded') as team,   -- team at the enquiry
    f.started_on,                                       -- day of the strategy discussion
    d.day as due_on,                                    -- last day in time
    h.done_on,                                          -- day of the conference; empty: not yet
    f.lapsed_on                                         -- day a later strategy discussion took over
from followed f
cross join local_rules r
left join held h on h.child_id = f.child_id and h.started_on = f.started_on
left join days d on d.work = f.started_work + r.conference_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
where f.is_needed = 1
