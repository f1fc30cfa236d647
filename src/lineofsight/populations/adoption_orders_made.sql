-- Adoption orders made, one row per child and order.
-- kind: flow
-- subject: child_id
-- optional: involvements, cla_episodes
-- note: From the adoption list, and from SSDA903 episodes that ceased by adoption (E11, E12) of
-- children whom the list gives no order.
with listed as (
    select child_id, ordered_on
    from permanence
    where ordered_on is not null
    group by child_id, ordered_on
),
ceased as (
    select e.child_id, max(e.ended_on) as ordered_on
    from cla_episodes e
    left join listed l
        on l.child_id = e.child_id
    where e.end_reason in ('E11', 'E12')
        and e.start_reason <> 'not recorded'
        and e.ended_on is not null
        and l.child_id is null
    group by e.child_id
),
made as (
    select child_id, ordered_on from listed
    union all
    select child_id, ordered_on from ceased
)
select
    o.child_id,                 -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    o.ordered_on as happened_on -- day of the order
from made o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.ordered_on
    and (t.ended_on is null or t.ended_on > o.ordered_on)
