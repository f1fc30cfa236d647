-- Children with a live decision that they should be placed for adoption, at each moment.
-- called: Children with a live decision that they should be placed for adoption
-- kind: stock
-- subject: child_id
-- said: is_waiting_long: decided on {decided_on}, and not placed since | placed, or decided in the
-- last 18 months: {decided_on}
-- optional: involvements
-- note: Live until the order is made or the decision reversed.
with live as (
    select
        p.child_id,
        m.day as asked_on,
        m.eighteen_months_earlier,
        min(p.decided_on) as decided_on,
        max(case when p.placed_on <= m.day then 1 else 0 end) as is_placed
    from permanence p
    join moments m
        on p.decided_on <= m.day
        and (p.reversed_on is null or p.reversed_on > m.day)
        and (p.ordered_on is null or p.ordered_on > m.day)
    group by p.child_id, m.day, m.eighteen_months_earlier
)
select
    l.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    l.asked_on,                               -- the moment
    l.decided_on,                             -- day of the decision
    l.is_placed,                              -- 1: placed for adoption
    case when l.is_placed = 0 and l.decided_on < l.eighteen_months_earlier then 1 else 0 end
        as is_waiting_long                    -- 1: not placed, and decided more than 18 months ago
from live l
left join team_spells t
    on t.child_id = l.child_id
    and t.started_on <= l.asked_on
    and (t.ended_on is null or t.ended_on > l.asked_on)
