-- Decisions that a child should be placed for adoption, and decisions that reversed one.
-- called: Decisions that a child should be placed for adoption, and reversals of one
-- kind: flow
-- subject: child_id
-- said: reversed: decided against adoption again | decided for adoption
-- said: made: decided for adoption | decided against adoption again
-- optional: involvements
with decisions as (
    select child_id, decided_on as happened_on, 1 as made, 0 as reversed
    from permanence
    where decided_on is not null
    group by child_id, decided_on
    union all
    select child_id, reversed_on as happened_on, 0 as made, 1 as reversed
    from permanence
    where reversed_on is not null
    group by child_id, reversed_on
)
select
    o.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    o.happened_on,                            -- day of the decision
    o.made,                                   -- 1: decided for adoption
    o.reversed                                -- 1: decided against it again
from decisions o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.happened_on
    and (t.ended_on is null or t.ended_on > o.happened_on)
