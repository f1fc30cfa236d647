-- Children looked after at each moment, one row per child.
-- called: Children looked after
-- kind: stock
-- subject: child_id
-- said: is_uasc: came to this country alone | did not come to this country alone | not recorded
-- whether the child came to this country alone
-- said: legal_status: legal status {legal_status}
-- children: with a record open that day
-- optional: involvements, person, immigration_status
-- needs: cla_episodes.legal_status for legal_status
-- needs: person.is_uasc for is_uasc
-- note: Under 18 only; a child whose age is not known counts. Short-term breaks under an agreed
-- series (legal status V3 or V4) do not. Care that ceased on the day itself is not open.
with statuses as (
    select
        e.child_id,
        m.day as asked_on,
        e.legal_status
    from cla_episodes e
    join moments m
        on e.started_on <= m.day
        and (e.ended_on is null or e.ended_on > m.day)
    left join cla_episodes l -- a later one open that day too
        on l.child_id = e.child_id
        and l.started_on > e.started_on
        and l.started_on <= m.day
        and (l.ended_on is null or l.ended_on > m.day)
        and l.legal_status not in ('V3', 'V4')
    where e.legal_status not in ('V3', 'V4') and l.child_id is null
),
unaccompanied as (
    select
        child_id,
        max(coalesce(ended_on, cast('9999-12-31' as date))) as until_on,
        max(case when age_disputed = 'yes' then 1 else 0 end) as is_disputed
    from immigration_status
    where status = 'UASC'
    group by child_id
)
select
    c.child_id,          -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child that day
    m.day as asked_on,   -- the moment
    c.started_on,        -- the day this period of care began
    case when c.started_on <= m.year_earlier then 1 else 0 end
        as is_a_year,    -- 1: looked after for twelve months or more
    m.birthday - p.born_birthday as age_number, -- age: 10,000 for each birthday; empty: not known
    coalesce(s.legal_status, 'not recorded') as legal_status, -- legal status that day
    case
        when u.until_on > m.day then 'yes'
        when u.child_id is not null then 'no'
        else coalesce(p.is_uasc, 'not recorded')
    end as is_uasc,      -- unaccompanied asylum-seeking child, until the status ends; where no list says when, as it says
    case when u.is_disputed = 1 and u.until_on > m.day then 'yes' else 'no' end
        as age_disputed  -- an unaccompanied child whose age is in dispute
from care_periods c
join moments m
    on c.started_on <= m.day
    and (c.ended_on is null or c.ended_on > m.day)
left join statuses s
    on s.child_id = c.child_id
    and s.asked_on = m.day
left join person p
    on p.child_id = c.child_id
left join unaccompanied u
    on u.child_id = c.child_id
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
