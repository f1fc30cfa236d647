-- Applications to the court issued, one row for each case and day of issue.
-- called: Applications to the court issued
-- kind: flow
-- subject: case_id
-- said: is_emergency: an emergency or short-notice application | no emergency or short-notice
-- application
-- needs: care_proceedings.is_emergency for is_emergency
-- note: Brothers and sisters of one application count once.
select
    case_id,                    -- the case
    'not recorded' as team,     -- a case may hold children of several teams
    issued_on as happened_on,   -- day of issue
    max(case when is_emergency = 'yes' or application_type = 'EPO' then 1 else 0 end)
        as is_emergency,        -- 1: an emergency or short-notice application
    max(case when application_type in ('care', 'supervision', 'not recorded') then 1 else 0 end)
        as is_care              -- 1: for a care or supervision order (section 31); type not recorded counts
from care_proceedings
group by case_id, issued_on
