-- Social workers in post and not on long absence, with whether they had personal supervision.
-- called: Social workers in post, and whether each had supervision
-- kind: stock
-- subject: worker_id
-- said: is_supervised: personal supervision in the thirty days | no personal supervision in the
-- thirty days
-- looks back: 1 months in supervision
-- note: Personal supervision in the 30 days that end with the moment; a cancelled session is none.
select
    w.worker_id,       -- the worker
    w.team,            -- the worker's team
    w.asked_on,        -- the moment
    max(case when s.worker_id is null then 0 else 1 end)
        as is_supervised -- 1: had personal supervision in those days
from workers_in_post w
cross join feeds_loaded f
cross join local_rules r
join days m
    on m.day = w.asked_on
left join supervision s
    on s.worker_id = w.worker_id
    and s.kind = 'personal'
    and s.cancelled_reason is null
    and s.supervised_on <= w.asked_on
    and m.day_number - s.supervised_day < r.supervision_days
where w.is_social_work = 1 and w.is_absent = 0 and f.any_worker is not null
group by w.worker_id, w.team, w.asked_on
