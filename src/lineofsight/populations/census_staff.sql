-- Social workers in post as the workforce census returned them, on its day.
-- kind: stock
-- subject: worker_id
-- on its last day: workforce_census
-- note: A directly employed worker returned twice (one registration, date of birth, gender and
-- ethnicity) is one worker, in the more senior role, with the hours of both. Agency workers are
-- never taken for one another. A worker who gives no start is in post; so is one whose last
-- working day it is.
with counted as (
    select
        coalesce(c.worker_id, 'not recorded') as worker_id,
        m.day,
        m.year_earlier,
        c.is_agency,
        c.born_on,
        c.sex,
        c.ethnicity,
        c.org_role,
        case when c.practice_status = '1' then 1 else 0 end as is_newly_qualified,
        c.started_on,
        coalesce(c.fte, 0) as fte,
        c.cases,
        case when c.cases > 0 and c.caseload_fte > 0 then c.cases else 0 end as children,
        case when c.cases > 0 and c.caseload_fte > 0 then c.caseload_fte else 0 end
            as caseload_fte,
        case when c.is_absent = 'yes' then 1 else 0 end as is_absent
    from workforce_census c
    join moments m
        on m.day = c.census_on
        and (c.started_on is null or c.started_on <= m.day)
        and (c.ended_on is null or c.ended_on >= m.day)
),
each_once as (
    select
        worker_id,
        day,
        year_earlier,
        is_agency,
        min(org_role) as org_role,
        max(is_newly_qualified) as is_newly_qualified,
        min(started_on) as started_on,
        sum(fte) as fte,
        sum(cases) as cases,
        sum(children) as children,
        sum(caseload_fte) as caseload_fte,
        max(is_absent) as is_absent
    from counted
    where is_agency <> 'yes'
    group by worker_id, day, year_earlier, is_agency, born_on, sex, ethnicity
    union all
    select
        worker_id,
        day,
        year_earlier,
        is_agency,
        org_role,
        is_newly_qualified,
        started_on,
        fte,
        cases,
        children,
        caseload_fte,
        is_absent
    from counted
    where is_agency = 'yes'
)
select
    worker_id,                                        -- the worker, by the registration
    'not recorded' as team,                           -- the census names no team
    day as asked_on,                                  -- the day of the census
    case
        when is_agency = 'yes' then 'agency'
        when is_agency = 'no' then 'direct'
        else 'not recorded'
    end as employed,                                  -- direct or agency
    case
        when is_newly_qualified = 1 then 'NQSW'
        when org_role = '1' then 'head of service'
        when org_role = '2' then 'service manager'
        when org_role = '3' then 'unit manager'
        when org_role = '4' then 'senior social worker'
        when org_role in ('5', '6') then 'social worker'
        else 'not recorded'
    end as role,                                      -- the role its six are called here; NQSW: in the assessed and supported year
    case when is_newly_qualified = 0 and org_role in ('1', '2', '3') then 1 else 0 end
        as is_manager,                                -- 1: a senior, middle or first line manager
    case
        when cases > 0 then 'yes'
        when cases = 0 then 'no'
        when org_role = '5' then 'yes'
        when org_role = '6' then 'no'
        else 'not recorded'
    end as case_holding,                              -- whether they hold cases: by the cases, else by the role
    case when started_on <= year_earlier then 1 else 0 end
        as is_over_a_year,                            -- 1: in the role for twelve months or more
    is_absent,                                        -- 1: absent on the day
    fte,                                              -- full-time equivalent
    children,                                         -- cases held, of posts whose hours for them are known
    caseload_fte                                      -- full-time equivalent of those posts
from each_once
