-- Reviews owed to children on a child in need plan, one row for each review owed.
-- called: Reviews of children on a child in need plan
-- kind: duty
-- subject: child_id
-- children: with a record open that day
-- looks back: 3 months in cin_reviews
-- optional: involvements
-- basis: local standard (a review every three months)
-- recurs: from the day it is done
-- step: 10 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: Three calendar months and not 91 days: a plan reviewed on 30 November is due again by the
-- end of February. Plans known from a list of children are those open at its extract, from the day
-- their episode of need began. None is owed while the child is on a protection plan or looked after.
with clocks as (
    select
        child_id,
        plan_started_on,
        started_on as spell_started_on,
        ended_on,
        team,
        started_on
    from cin_plan_spells
    union all
    select
        p.child_id,
        p.plan_started_on,
        p.started_on as spell_started_on,
        p.ended_on,
        p.team,
        v.held_on as started_on
    from cin_plan_spells p
    join cin_reviews v
        on v.child_id = p.child_id
        and v.held_on > p.started_on
        and (p.ended_on is null or v.held_on <= p.ended_on)
),
reviews as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        started_on,
        lead(started_on) over (
            partition by child_id, plan_started_on, spell_started_on order by started_on
        ) as done_on
    from clocks
)
select
    v.child_id,                                       -- the child
    coalesce(v.team, t.team, 'not recorded') as team, -- team holding the plan; none: the child when the clock began
    v.plan_started_on,                                -- day the plan began
    v.started_on,                                     -- the review before; else the plan began or went on again
    d.three_months_later as due_on,                   -- last day in time
    v.done_on,                                        -- the review was held; empty: not yet
    v.ended_on as lapsed_on                           -- the plan ended, or a protection plan or care began
from reviews v
left join days d on d.day = v.started_on
left join team_spells t
    on t.child_id = v.child_id
    and t.started_on <= v.started_on
    and (t.ended_on is null or t.ended_on > v.started_on)
where v.ended_on is null or v.started_on < v.ended_on
