-- Strategy discussions held, one for each child and day.
-- called: Strategy discussions held
-- kind: flow
-- subject: child_id
-- optional: involvements, strategy_discussions
-- note: Those that began an enquiry, and, where the strategy_discussions feed is loaded, those
-- that were held while one ran or that began none.
with told as (
    select child_id, started_on as held_on, team from s47_enquiry
    union all
    select child_id, held_on, team from strategy_discussions
),
held as (
    select child_id, held_on, min(team) as team
    from told
    group by child_id, held_on
)
select
    h.child_id,                                         -- the child
    coalesce(h.team, t.team, 'not recorded') as team,   -- team that called it; none: holding the child
    h.held_on as happened_on                            -- day of the discussion
from held h
left join team_spells t
    on t.child_id = h.child_id
    and t.started_on <= h.held_on
    and (t.ended_on is null or t.ended_on > h.held_on)
