-- Direct employment of each worker: employments in any role that follow one another, as one spell.
-- kind: spells
-- subject: worker_id
-- or else: workforce_census
-- note: An employment that begins by the next working day after another ended is a move within the
-- service. A secondee is directly employed. Without the workers feed, those whom the workforce census
-- returned with a start.
with employed as (
    select
        worker_id,
        team,
        coalesce(fte, 0) as fte,
        started_on,
        last_day_on,
        coalesce(started_work, 0) as started_work,
        case when last_day_on is null then 999999 else coalesce(last_day_work, 0) end
            as until_work,
        case when role in (
            'social worker', 'senior social worker', 'NQSW', 'consultant practitioner',
            'unit manager', 'service manager', 'head of service', 'not recorded'
        ) then 1 else 0 end as is_social_work
    from professionals
    where employment in ('permanent', 'secondee')
    union all
    select
        c.worker_id,
        cast(null as varchar) as team,
        sum(coalesce(c.fte, 0)) as fte,
        c.started_on,
        case when count(c.ended_on) = count(*) then max(c.ended_on) end as last_day_on,
        coalesce(c.started_work, 0) as started_work,
        case when count(c.ended_on) = count(*) then max(coalesce(c.ended_work, 0)) else 999999 end
            as until_work,
        1 as is_social_work
    from workforce_census c
    cross join feeds_loaded f
    where f.any_worker is null
        and c.is_agency = 'no'
        and c.worker_id is not null
        and c.started_on is not null
    group by c.worker_id, c.started_on, c.started_work
),
followed as (
    select
        worker_id,
        team,
        fte,
        started_on,
        last_day_on,
        started_work,
        is_social_work,
        max(until_work) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and 1 preceding
        ) as covered_until_work
    from employed
),
numbered as (
    select
        worker_id,
        team,
        fte,
        started_on,
        started_work,
        last_day_on,
        is_social_work,
        sum(case when covered_until_work + 1 >= started_work then 0 else 1 end) over (
            partition by worker_id order by started_on
            rows between unbounded preceding and current row
        ) as service
    from followed
),
in_turn as (
    select
        worker_id,
        service,
        team,
        fte,
        started_on,
        started_work,
        last_day_on,
        is_social_work,
        row_number() over (
            partition by worker_id, service order by started_on
        ) as first_place,
        row_number() over (
            partition by worker_id, service
            order by
                case when last_day_on is null then 0 else 1 end,
                last_day_on desc,
                is_social_work desc,
                started_on desc
        ) as last_place
    from numbered
)
select
    worker_id,                     -- the worker
    min(started_on) as started_on, -- the first day
    min(started_work) as started_work, -- working-day number of that day
    case when count(last_day_on) = count(*) then max(last_day_on) end
        as last_day_on,            -- the last working day; empty: in post
    coalesce(max(case when first_place = 1 then team end), 'not recorded')
        as first_team,             -- the team joined
    coalesce(max(case when last_place = 1 then team end), 'not recorded')
        as last_team,              -- the team left, or still in
    coalesce(max(case when last_place = 1 then fte end), 0)
        as last_fte,               -- full-time equivalent at the end
    max(case when first_place = 1 then is_social_work end)
        as began_in_social_work,   -- 1: began in a social work role, or one not recorded
    max(case when last_place = 1 then is_social_work end)
        as ended_in_social_work    -- 1: ended, or is, in a social work role, or one not recorded
from in_turn
group by worker_id, service
