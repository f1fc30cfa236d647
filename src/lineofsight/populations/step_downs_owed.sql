-- Early help owed to children whose case closed after assessment with a step-down to early help.
-- called: Early help after a step-down
-- kind: duty
-- subject: child_id
-- optional: involvements
-- needs: cin_episodes.closure_reason for started_on
-- basis: local standard
-- clock: working days
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Closed as RC9, referred to early help; a census before that code has none. Early help that
-- was already open on the day of closing has picked the child up. A new episode of need takes over.
with closed as (
    select child_id, ended_on, ended_work, min(team) as team
    from cin_episodes
    where closure_reason = 'RC9' and ended_on is not null
    group by child_id, ended_on, ended_work
),
picked_up as (
    select
        c.child_id,
        c.ended_on,
        min(case when e.started_on < c.ended_on then c.ended_on else e.started_on end) as helped_on
    from closed c
    join early_help_episodes e
        on e.child_id = c.child_id
        and (e.started_on >= c.ended_on or e.ended_on is null or e.ended_on > c.ended_on)
    group by c.child_id, c.ended_on
),
opened_again as (
    select c.child_id, c.ended_on, min(n.started_on) as again_on
    from closed c
    join cin_episodes n on n.child_id = c.child_id and n.started_on >= c.ended_on
    group by c.child_id, c.ended_on
)
select
    c.child_id,                                        -- the child
    coalesce(c.team, t.team, 'not recorded') as team,  -- team that closed the case; none: the team holding the child
    c.ended_on as started_on,                          -- day the case closed
    d.day as due_on,                                   -- last day in time
    p.helped_on as done_on,                            -- early help began; empty: not yet
    n.again_on as lapsed_on,                           -- a new episode of need began
    case
        when n.again_on <= d.day and (p.helped_on is null or p.helped_on > n.again_on) then 0
        when p.helped_on is not null or d.day_number < r.extracted_day then 1
        else 0
    end as is_settled                                  -- 1: early help began, or its last day had passed when the records were extracted; 0: not yet, or need began again first
from closed c
cross join local_rules r
left join days d on d.work = c.ended_work + r.step_down_working_days and d.ends_work = 1
left join picked_up p on p.child_id = c.child_id and p.ended_on = c.ended_on
left join opened_again n on n.child_id = c.child_id and n.ended_on = c.ended_on
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.ended_on
    and (t.ended_on is null or t.ended_on > c.ended_on)
