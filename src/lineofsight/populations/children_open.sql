-- Children open to social care, each once: who holds each, and for how long nobody has.
-- called: Children open to social care
-- kind: stock
-- subject: child_id
-- said: is_unallocated: open since {open_since_on}, and held by nobody for longer than a duty desk
-- may | allocated, or not long with a duty desk
-- children: with a record open that day
-- optional: professionals, cp_plans, cla_episodes, person
-- note: Open means an episode of need, a protection plan or time in care. A case held by a manager
-- is manager-held; one held by a team or by duty is held by nobody. The three add up to the
-- children open.
with open_now as (
    select s.child_id, m.day as asked_on, s.team, s.started_on
    from moments m
    join open_spells s on s.started_on <= m.day and (s.ended_on is null or s.ended_on > m.day)
),
holders as (
    select
        i.child_id,
        i.started_on,
        i.ended_on,
        max(case
            when i.allocation = 'manager-held'
                or w.role in ('unit manager', 'service manager', 'head of service') then 1
            else 2
        end) as held_how
    from involvements i
    left join professionals w
        on w.worker_id = i.worker_id
        and w.started_on <= i.started_on
        and (w.last_day_on is null or w.last_day_on >= i.started_on)
    where i.worker_id is not null and i.allocation in ('primary', 'manager-held', 'not recorded')
    group by i.child_id, i.started_on, i.ended_on
),
held as (
    select
        o.child_id,
        o.asked_on,
        max(o.team) as team,
        max(o.started_on) as started_on,
        max(case when h.ended_on is null or h.ended_on > o.asked_on then h.held_how else 0 end)
            as held_how,
        max(case when h.ended_on > o.started_on and h.ended_on <= o.asked_on then h.ended_on end)
            as last_held_on
    from open_now o
    left join holders h on h.child_id = o.child_id and h.started_on <= o.asked_on
    group by o.child_id, o.asked_on
),
dated as (
    select
        child_id,
        asked_on,
        team,
        started_on,
        held_how,
        coalesce(last_held_on, started_on) as unheld_since_on
    from held
)
select
    o.child_id,                                        -- the child
    coalesce(t.team, o.team, 'not recorded') as team,  -- team holding the child that day
    o.asked_on,                                        -- the day asked about
    o.started_on as open_since_on,                     -- day the child became open
    case when o.started_on <= d.three_months_earlier then 1 else 0 end
        as is_open_three_months,                       -- 1: open three months or more
    case when o.started_on <= d.year_earlier then 1 else 0 end
        as is_open_a_year,                             -- 1: open a year or more
    case
        when o.held_how = 2 then 'named worker'
        when o.held_how = 1 then 'manager'
        else 'nobody'
    end as held_by,                                    -- named worker, manager or nobody
    case
        when o.held_how > 0 then 0
        when u.work is null then 1
        when d.work - u.work > r.unallocated_working_days then 1
        else 0
    end as is_unallocated                              -- 1: nobody has held the child for longer than a duty desk may
from dated o
cross join local_rules r
join days d on d.day = o.asked_on
left join days u on u.day = o.unheld_since_on
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.asked_on
    and (t.ended_on is null or t.ended_on > o.asked_on)
