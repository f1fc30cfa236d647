-- Days that directly employed social workers work in a year, and days lost to sickness in it.
-- kind: stock
-- subject: worker_id
-- looks back: 12 months in sickness
-- looks back: 12 months in workforce_census
-- or else: workforce_census
-- on its last day: workforce_census
-- needs: workforce_census.days_lost for days_lost
-- needs: workforce_census.census_on for days_lost
-- note: An absence counts in the twelve months in which it began, where the worker was then a
-- directly employed social worker. Without the workers or the sickness feed, as the workforce
-- census returned the year to its day: the days of those who left in it are lost too.
with census as (
    select distinct m.day
    from workforce_census c
    join moments m on m.day = c.census_on
    cross join feeds_loaded f
    where f.any_worker is null or f.any_absent is null
),
in_post as (
    select w.worker_id, w.team, w.asked_on, w.fte
    from workers_in_post w
    left join census c on c.day = w.asked_on
    where w.is_social_work = 1 and w.employed = 'direct' and c.day is null
    union all
    select s.worker_id, s.team, s.asked_on, s.fte
    from census_staff s
    join census c on c.day = s.asked_on
    where s.employed = 'direct'
)
select
    w.worker_id,                                                          -- the worker
    w.team,                                                               -- the worker's team
    w.asked_on,                                                           -- the moment
    w.fte * (r.working_days_in_year + d.day_number - d.year_starts_number - 364)
        as days_worked,                                                   -- days worked in a year, by FTE: one more in a leap year
    0 as days_lost                                                        -- days lost to sickness
from in_post w
cross join local_rules r
join days d on d.day = w.asked_on
union all
select
    s.worker_id,
    coalesce(max(w.team), 'not recorded') as team,
    m.day as asked_on,
    0 as days_worked,
    max(s.days_lost) as days_lost
from sickness s
join moments m on s.began_on >= m.year_starts and s.began_on <= m.day
join professionals w
    on w.worker_id = s.worker_id
    and w.started_on <= s.began_on
    and (w.last_day_on is null or w.last_day_on >= s.began_on)
    and w.employment in ('permanent', 'secondee')
    and w.role in (
        'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
        'unit manager', 'service manager', 'head of service', 'not recorded'
    )
group by s.worker_id, s.began_on, m.day
union all
select
    coalesce(w.worker_id, 'not recorded') as worker_id,
    'not recorded' as team,
    c.day as asked_on,
    0 as days_worked,
    coalesce(w.days_lost, 0) as days_lost
from workforce_census w
join census c on c.day = w.census_on
where w.is_agency = 'no'
