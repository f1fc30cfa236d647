-- Child protection conferences held, initial and review, one row for each child, day and kind.
-- called: Child protection conferences held, initial and review
-- kind: flow
-- subject: child_id
-- said: is_quorate: enough agencies came | too few agencies came, or who came is not recorded
-- history: cp_reviews
-- optional: involvements
-- needs: cp_reviews.quorate for is_quorate
-- note: Transfer-in conferences count as initial ones. A review of another authority's plan alone
-- is left out where the source tells plans apart.
with initial as (
    select
        child_id,
        held_on,
        min(team) as team,
        max(case when quorate = 'yes' then 1 else 0 end) as is_quorate,
        max(case when quorate in ('yes', 'no') then 1 else 0 end) as is_quoracy_known
    from initial_cp_conference
    group by child_id, held_on
),
held as (
    select
        i.child_id,
        coalesce(i.team, t.team, 'not recorded') as team,
        i.held_on,
        'initial' as kind,
        i.is_quorate,
        i.is_quoracy_known
    from initial i
    left join team_spells t
        on t.child_id = i.child_id
        and t.started_on <= i.held_on
        and (t.ended_on is null or t.ended_on > i.held_on)
    union all
    select
        child_id,
        team,
        happened_on as held_on,
        'review' as kind,
        is_quorate,
        is_quoracy_known
    from cp_reviews_held
)
select
    child_id,                   -- the child
    team,                       -- team at the conference
    held_on as happened_on,     -- day it was held
    kind,                       -- initial or review
    is_quorate,                 -- 1: enough agencies came
    is_quoracy_known            -- 1: it is recorded whether they did
from held
