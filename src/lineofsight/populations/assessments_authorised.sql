-- Assessments authorised, each timed from its own start (the clock of the national census).
-- called: Assessments authorised
-- kind: flow
-- subject: child_id
-- said: child_seen: the child was seen | the child was not seen | not recorded whether the child
-- was seen
-- said: needs_support: assessed as needing social care | assessed, with no further action | not
-- recorded whether social care is needed
-- clock: working days
-- needs filled: cin_assessments.authorised_on for happened_on
-- needs filled: cin_assessments.child_seen for child_seen
-- needs: cin_assessments.needs_support for needs_support
-- optional: involvements, person
with authorised as (
    select
        child_id,
        started_on,
        started_work,
        authorised_on,
        authorised_work,
        min(team) as team,
        case
            when sum(case when child_seen = 'yes' then 1 else 0 end) > 0 then 'yes'
            when sum(case when child_seen = 'no' then 1 else 0 end) > 0 then 'no'
            else 'not recorded'
        end as child_seen,
        case
            when sum(case when needs_support = 'yes' then 1 else 0 end) > 0 then 'yes'
            when sum(case when needs_support = 'no' then 1 else 0 end) > 0 then 'no'
            else 'not recorded'
        end as needs_support
    from cin_assessments
    where authorised_on is not null
    group by child_id, started_on, started_work, authorised_on, authorised_work
)
select
    a.child_id,                                         -- the child
    coalesce(a.team, t.team, 'not recorded') as team,   -- team at the assessment
    a.authorised_on as happened_on,                     -- day a manager authorised it
    a.started_on,                                       -- day the assessment began
    d.day as due_on,                                    -- last day in time from its own start
    a.authorised_work - a.started_work as working_days, -- working days from its start to its authorisation
    a.child_seen,                                       -- the child was seen
    a.needs_support,                                    -- assessed as needing social care; no: no further action
    case
        when p.is_unborn = 'yes' or p.born_on > a.authorised_on then 1 else 0
    end as is_unborn                                    -- 1: not yet born when it was authorised
from authorised a
cross join local_rules r
left join days d on d.work = a.started_work + r.assessment_working_days and d.ends_work = 1
left join person p on p.child_id = a.child_id
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= a.authorised_on
    and (t.ended_on is null or t.ended_on > a.authorised_on)
