-- Child protection plans started, and whether an earlier one had ended in the two years before.
-- called: Child protection plans started, and whether another had ended before
-- kind: flow
-- subject: child_id
-- said: is_repeat_in_two_years: an earlier plan ended in the two years before | every earlier plan
-- ended more than two years before
-- looks back: 24 months in cp_plans
-- optional: involvements
-- note: Any earlier plan in the records that had ended by the day, another authority's too. Ended
-- on the same day two years earlier counts.
with soon as (
    select s.child_id, s.happened_on, count(*) as plans
    from cp_plans_started s
    join days d on d.day = s.happened_on
    join cp_plans e
        on e.child_id = s.child_id
        and e.started_on < s.happened_on
        and e.ended_on <= s.happened_on
        and e.ended_on >= d.two_years_earlier
    group by s.child_id, s.happened_on
)
select
    s.child_id,                                            -- the child
    s.team,                                                -- team as at the extract
    s.happened_on,                                         -- day the plan began
    s.need,                                                -- category of abuse at first
    case when e.plans > 0 then 1 else 0 end as is_repeat_in_two_years -- 1: an earlier plan had ended in the two years before
from cp_plans_started s
left join soon e on e.child_id = s.child_id and e.happened_on = s.happened_on
