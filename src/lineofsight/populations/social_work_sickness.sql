-- Days that directly employed social workers work in a year, and days lost to sickness in it.
-- called: Social workers' days worked and lost to sickness
-- kind: stock
-- subject: worker_id
-- looks back: 12 months in sickness
-- note: An absence counts in the twelve months in which it began, where the worker was then a
-- directly employed social worker.
select
    w.worker_id,                                                          -- the worker
    w.team,                                                               -- the worker's team
    w.asked_on,                                                           -- the moment
    w.fte * (r.working_days_in_year + d.day_number - d.year_starts_number - 364)
        as days_worked,                                                   -- days worked in a year, by FTE: one more in a leap year
    0 as days_lost                                                        -- days lost to sickness
from workers_in_post w
cross join local_rules r
join days d on d.day = w.asked_on
where w.is_social_work = 1 and w.employed = 'direct'
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
