-- Child protection plans open for children under 18, one row for each plan.
-- called: Child protection plans open
-- kind: stock
-- subject: child_id
-- said: is_latest: the child's latest plan | another plan of the child began later
-- said: is_long: open {days_open} days, longer than the local rule | open {days_open} days, not
-- longer than the local rule
-- said: is_drifting: open as many months as the local rule or more | open fewer months than the
-- local rule
-- said: is_two_calendar_years: began two calendar years before or earlier | began in the last two
-- calendar years
-- children: with a record open that day
-- optional: involvements, person
-- note: By team: the team as at the extract, for every month, unless allocations are loaded.
with open_plans as (
    select
        p.child_id,
        p.team,
        m.day as asked_on,
        p.started_on,
        p.need,
        m.day_number - p.started_day as days_open,
        case when p.started_on <= m.three_months_earlier then 1 else 0 end as is_three_months,
        case
            when m.month - b.month < r.cp_drift_months then 0
            when m.month - b.month > r.cp_drift_months or b.day is null then 1
            when m.day_of_month >= b.day_of_month or m.ends_month = 1 then 1
            else 0
        end as is_drifting,
        case when p.started_on <= m.two_years_earlier then 1 else 0 end as is_two_calendar_years,
        row_number() over (
            partition by m.day, p.child_id order by p.started_on desc, p.team, p.need
        ) as place
    from moments m
    join cp_plan_spells p on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
    cross join local_rules r
    left join days b on b.day = p.started_on
)
select
    o.child_id,                                                         -- the child
    coalesce(t.team, o.team, 'not recorded') as team,                   -- team holding the child that day
    o.asked_on,                                                         -- the day asked about
    o.started_on,                                                       -- day the plan began
    o.need,                                                             -- category of abuse now
    o.days_open,                                                        -- days since the plan began
    case when o.days_open > r.cp_long_days then 1 else 0 end as is_long, -- 1: open longer than the local rule (729 days)
    o.is_three_months,                                                  -- 1: began on or before the same day three months earlier
    o.is_drifting,                                                      -- 1: open as many months as the local rule, or more (15 months)
    o.is_two_calendar_years,                                            -- 1: began on or before the same day two years earlier
    case when o.place = 1 then 1 else 0 end as is_latest                -- 1: the child's latest plan open that day, so that each child counts once
from open_plans o
cross join local_rules r
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.asked_on
    and (t.ended_on is null or t.ended_on > o.asked_on)
