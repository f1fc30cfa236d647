-- Children matched with adopters, with how long each had waited since the placement order.
-- called: Children matched with adopters
-- kind: flow
-- subject: child_id
-- said: days_waited: {days_waited} days from the placement order to the match
-- needs: permanence.placement_order_on for days_waited
-- optional: involvements
-- note: Decisions since reversed are left out (the measure A2).
with matches as (
    select child_id, matched_on, min(matched_day - placement_order_day) as days_waited
    from permanence
    where matched_on is not null and reversed_on is null
    group by child_id, matched_on
)
select
    o.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    o.matched_on as happened_on,              -- day of the match
    o.days_waited                             -- days from the placement order to the match
from matches o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.matched_on
    and (t.ended_on is null or t.ended_on > o.matched_on)
