-- Children looked after for a year or more at each moment: health assessments and dental checks.
-- called: Children looked after for a year or more, with their health checks
-- kind: stock
-- subject: child_id
-- said: is_assessed: as many health assessments in the twelve months as the age asks for:
-- {assessments} | too few health assessments in the twelve months for the age: {assessments}
-- said: is_dental_checked: teeth checked in the twelve months | no check of the teeth in the twelve
-- months
-- children: with a record open that day
-- looks back: 12 months in cla_health
-- history: cla_health for is_assessed
-- history: cla_health for assessments
-- optional: involvements, person, immigration_status
-- note: Within the twelve months: two assessments on different days for a child under five, one
-- from five on. Initial assessments count; what was refused or not attended does not. A child
-- whose age is not known is asked for one.
with checked as (
    select child_id, kind, completed_on
    from cla_health
    where completed_on is not null
        and outcome in ('done', 'not recorded')
        and kind in ('initial', 'review', 'dental')
    group by child_id, kind, completed_on
),
counted as (
    select
        k.child_id,
        m.day as asked_on,
        count(distinct case when k.kind <> 'dental' then k.completed_on end) as assessments,
        count(distinct case when k.kind = 'dental' then k.completed_on end) as dental_checks
    from checked k
    join moments m
        on k.completed_on <= m.day
        and k.completed_on >= m.year_starts
    group by k.child_id, m.day
)
select
    c.child_id,  -- the child
    c.team,      -- team holding the child that day
    c.asked_on,  -- the moment
    c.is_uasc,   -- unaccompanied asylum-seeking child
    coalesce(k.assessments, 0) as assessments, -- health assessments in the twelve months
    case
        when c.age_number < 50000 and k.assessments >= 2 then 1
        when (c.age_number >= 50000 or c.age_number is null) and k.assessments >= 1 then 1
        else 0
    end as is_assessed,      -- 1: as many as the age asks for
    case when k.dental_checks >= 1 then 1 else 0 end
        as is_dental_checked -- 1: teeth checked in the twelve months
from children_looked_after c
left join counted k
    on k.child_id = c.child_id
    and k.asked_on = c.asked_on
where c.is_a_year = 1
