-- The primary need of each child, day by day: of the episode of need, else of the time in care.
-- kind: spells
-- subject: child_id
-- optional: cin_episodes, cla_episodes
-- note: Of episodes open on one day the one that began later gives the need; an episode that
-- records none says nothing.
with recorded as (
    select child_id, started_on, ended_on, primary_need as need, 1 as choice
    from cin_episodes
    where primary_need <> 'not recorded'
    union all
    select child_id, started_on, ended_on, need, 2 as choice
    from cla_episodes
    where need <> 'not recorded'
),
changes as (
    select child_id, started_on as changed_on from recorded
    union all
    select child_id, ended_on as changed_on from recorded where ended_on is not null
),
turns as (
    select child_id, changed_on from changes group by child_id, changed_on
),
spans as (
    select
        child_id,
        changed_on,
        lead(changed_on) over (partition by child_id order by changed_on) as until_on
    from turns
),
held as (
    select
        s.child_id,
        s.changed_on,
        s.until_on,
        r.need,
        row_number() over (
            partition by s.child_id, s.changed_on order by r.choice, r.started_on desc, r.need
        ) as place
    from spans s
    join recorded r
        on r.child_id = s.child_id
        and r.started_on <= s.changed_on
        and (r.ended_on is null or r.ended_on > s.changed_on)
)
select
    child_id,                  -- the child
    need,                      -- code of the primary need
    changed_on as started_on,  -- first day it is the need
    until_on as ended_on       -- first day it no longer is; empty: it still is
from held
where place = 1
