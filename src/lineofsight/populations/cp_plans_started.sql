-- Child protection plans started, one for each child and day, first plans and later ones.
-- called: Child protection plans started
-- kind: flow
-- subject: child_id
-- said: is_repeat: a second or later plan | the child's first plan
-- optional: involvements
-- note: Another authority's plan is no start here where the source tells it apart, but it counts
-- as an earlier plan.
with begun as (
    select
        child_id,
        started_on,
        min(team) as team,
        min(initial_category) as need,
        max(coalesce(previous_plans, 0)) as previous_plans,
        min(case when other_authority = 'yes' then 1 else 0 end) as is_elsewhere
    from cp_plans
    group by child_id, started_on
),
ordered as (
    select
        child_id,
        started_on,
        team,
        need,
        previous_plans,
        is_elsewhere,
        lag(started_on) over (partition by child_id order by started_on) as earlier_on
    from begun
)
select
    o.child_id,                                         -- the child
    coalesce(o.team, t.team, 'not recorded') as team,   -- team as at the extract
    o.started_on as happened_on,                        -- day the plan began
    o.need,                                             -- category of abuse at first
    case
        when o.previous_plans >= 1 or o.earlier_on is not null then 1 else 0
    end as is_repeat                                    -- 1: a second or subsequent plan, however long ago the first
from ordered o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.started_on
    and (t.ended_on is null or t.ended_on > o.started_on)
where o.is_elsewhere = 0
