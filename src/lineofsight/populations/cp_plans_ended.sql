-- Child protection plans ended, on the day each ended or the child turned 18.
-- called: Child protection plans ended
-- kind: flow
-- subject: child_id
-- said: is_long: lasted {days_open} days, longer than the local rule | lasted {days_open} days, not
-- longer than the local rule
-- optional: involvements, person
select
    p.child_id,                                         -- the child
    coalesce(p.team, t.team, 'not recorded') as team,   -- team as at the extract
    p.ended_on as happened_on,                          -- day the plan ended
    p.need,                                             -- category of abuse now
    d.day_number - p.started_day as days_open,          -- days it lasted
    case when d.day_number - p.started_day > r.cp_long_days then 1 else 0 end
        as is_long                                      -- 1: lasted longer than the local rule (729 days)
from cp_plan_spells p
cross join local_rules r
join days d on d.day = p.ended_on
left join team_spells t
    on t.child_id = p.child_id
    and t.started_on <= p.ended_on
    and (t.ended_on is null or t.ended_on > p.ended_on)
where p.ended_on >= p.started_on
