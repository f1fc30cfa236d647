-- Adoption orders made, one row per child and order.
-- kind: flow
-- subject: child_id
-- optional: involvements
select
    o.child_id,                 -- the child
    coalesce(max(t.team), 'not recorded') as team, -- team holding the child that day
    o.ordered_on as happened_on -- day of the order
from permanence o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.ordered_on
    and (t.ended_on is null or t.ended_on > o.ordered_on)
where o.ordered_on is not null
group by o.child_id, o.ordered_on
