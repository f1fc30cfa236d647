-- Births to be recorded of children not yet born whose case is open, due on the expected day.
-- called: Births to be recorded
-- area: Child in need
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: local standard
-- step: 28 days before, tell the worker
-- step: on the day, tell the worker
-- step: 5 working days after, tell the manager
-- note: The day of birth of a child not yet born is the day expected. When the birth is recorded
-- the child is no longer unborn, and is no longer here.
select
    e.child_id,                       -- the child
    coalesce(t.team, e.team, 'not recorded') as team, -- team holding the child when the episode began
    e.started_on,                     -- day the episode of need began
    p.born_on as due_on,              -- day the birth is expected; empty: not known
    cast(null as date) as done_on,    -- recorded births are not here
    e.ended_on as lapsed_on           -- the episode closed
from person p
join cin_episodes e on e.child_id = p.child_id
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.started_on
    and (t.ended_on is null or t.ended_on > e.started_on)
where p.is_unborn = 'yes'
