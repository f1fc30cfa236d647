-- Fostering households approved at each moment, one row each.
-- called: Fostering households approved
-- kind: stock
-- subject: household_id
-- said: is_checked: criminal records check and medical both in date | criminal records check or
-- medical not in date
-- said: training: training standards: {training}
-- needs latest: fostering_households.dbs_expires_on for is_checked
-- needs latest: fostering_households.medical_due_on for is_checked
-- needs: fostering_households.standards_met_on for training
-- note: A check renewed between two rows stands in the later one alone: whether checks were in date
-- in months before the extract's own is not known.
select
    a.household_id,             -- the household
    'not recorded' as team,     -- the register holds no team
    m.day as asked_on,          -- the moment
    a.household_type,           -- mainstream, connected or short break
    case when a.approved_on <= m.year_earlier then 1 else 0 end
        as is_approved_a_year,  -- 1: approved for a year or more
    case when c.until_on >= m.day and n.until_on >= m.day then 1 else 0 end
        as is_checked,          -- 1: criminal records check and medical both in date
    case
        when d.day is null then 'before the standards'
        when a.standards_met_on > m.day then 'not in time'
        when a.household_type = 'connected' and a.standards_met_on <= e.six_months_later
            then 'in time'
        when a.household_type <> 'connected' and a.standards_met_on <= d.year_later then 'in time'
        else 'not in time'
    end as training             -- standards met by the moment, within a year of approval, 18 months for connected carers
from fostering_approvals a
join moments m on a.approved_on <= m.day and (a.ended_on is null or a.ended_on > m.day)
left join days d on d.day = a.approved_on
left join days e on e.day = d.year_later
left join carer_check_spells c
    on c.household_id = a.household_id
    and c.check_kind = 'criminal records'
    and c.started_on <= m.day
    and (c.ended_on is null or c.ended_on > m.day)
left join carer_check_spells n
    on n.household_id = a.household_id
    and n.check_kind = 'medical'
    and n.started_on <= m.day
    and (n.ended_on is null or n.ended_on > m.day)
