-- Workers in post at each moment, one row per worker.
-- called: Workers in post
-- kind: stock
-- subject: worker_id
-- said: is_over_a_year: in post for twelve months or more | in post for less than twelve months
-- said: employed: employed: {employed}
-- or else: workforce_census
-- on its last day: workforce_census
-- needs: professionals.case_holding for case_holding
-- needs: workforce_census.cases for case_holding
-- needs: workforce_census.started_on for is_over_a_year
-- needs filled: workforce_census.practice_status for role
-- needs: professionals.grade_number for is_grade_11
-- note: The last working day is still in post. Interim counts as agency, a secondee as directly
-- employed. A worker with two rows of employment counts once, by the later one. Without the workers
-- feed, those of the workforce census on its day.
with agency as (
    select
        worker_id,
        started_on,
        started_day,
        max(coalesce(last_day_day, 999999)) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as until_day
    from professionals
    where employment in ('agency', 'interim')
),
numbered as (
    select
        worker_id,
        started_on,
        sum(case when started_day - until_day <= 28 then 0 else 1 end) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and current row
        ) as engagement
    from agency
),
engaged as (
    select
        worker_id,
        started_on,
        min(started_on) over (partition by worker_id, engagement) as agency_since_on
    from numbered
),
held as (
    select
        w.worker_id,
        w.team,
        w.employment,
        w.role,
        w.grade_number,
        w.case_holding,
        w.fte,
        coalesce(g.agency_since_on, w.started_on) as in_post_since_on,
        w.absent_from_on,
        w.absent_to_on,
        m.day,
        m.year_earlier,
        row_number() over (
            partition by w.worker_id, m.day order by w.started_on desc
        ) as place
    from professionals w
    join moments m
        on w.started_on <= m.day
        and (w.last_day_on is null or w.last_day_on >= m.day)
    left join engaged g
        on g.worker_id = w.worker_id
        and g.started_on = w.started_on
)
select
    worker_id,                               -- the worker
    coalesce(team, 'not recorded') as team,  -- the worker's team
    day as asked_on,                         -- the moment
    case
        when employment in ('agency', 'interim') then 'agency'
        when employment in ('permanent', 'secondee') then 'direct'
        else 'not recorded'
    end as employed,                         -- direct or agency
    role,                                    -- role
    case when role in (
        'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
        'unit manager', 'service manager', 'head of service', 'not recorded'
    ) then 1 else 0 end as is_social_work,   -- 1: a social work role, or a role not recorded
    case when role in ('unit manager', 'service manager', 'head of service') then 1 else 0 end
        as is_manager,                       -- 1: a manager
    case when grade_number >= 11 then 1 else 0 end
        as is_grade_11,                      -- 1: grade 11 or over
    case when in_post_since_on <= year_earlier then 1 else 0 end
        as is_over_a_year,                   -- 1: in post for twelve months or more; of agency staff, with breaks under four weeks
    case_holding,                            -- whether they hold cases
    case
        when absent_from_on <= day and (absent_to_on is null or absent_to_on > day) then 1
        else 0
    end as is_absent,                        -- 1: on long absence that day
    coalesce(fte, 0) as fte                  -- full-time equivalent
from held
where place = 1
union all
select
    s.worker_id,
    s.team,
    s.asked_on,
    s.employed,
    s.role,
    1 as is_social_work,
    s.is_manager,
    0 as is_grade_11,
    s.is_over_a_year,
    s.case_holding,
    s.is_absent,
    s.fte
from census_staff s
cross join feeds_loaded f
where f.any_worker is null
