-- Which kind of placement each looked-after child is in, day by day.
-- kind: spells
-- subject: child_id
-- note: Of placements open on one day, the one that began later counts; a temporary placement
-- (T0 to T4) is named as such.
with recorded as (
    select
        child_id,
        started_on,
        ended_on,
        case
            when placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6') then 'Foster care'
            when placement_type in ('A3', 'A4', 'A5', 'A6') then 'Placed for adoption'
            when placement_type = 'P1' then 'With parents'
            when placement_type = 'K2' then 'Children''s home'
            when placement_type in ('K1', 'R5') then 'Secure'
            when placement_type in ('K3', 'H5', 'P2', 'P3') then 'Supported or independent'
            when placement_type in ('R1', 'R2', 'R3', 'S1') then 'Residential, other'
            when placement_type in ('T0', 'T1', 'T2', 'T3', 'T4') then 'Temporary'
            when placement_type = 'not recorded' then 'not recorded'
            else 'Other'
        end as kind
    from cla_placement
),
changes as (
    select child_id, started_on as changed_on from recorded
    union all
    select child_id, ended_on as changed_on from recorded where ended_on is not null
),
turns as (
    select child_id, changed_on from changes group by child_id, changed_on
),
spans as (
    select
        child_id,
        changed_on,
        lead(changed_on) over (partition by child_id order by changed_on) as until_on
    from turns
),
held as (
    select
        s.child_id,
        s.changed_on,
        s.until_on,
        r.kind,
        row_number() over (
            partition by s.child_id, s.changed_on order by r.started_on desc, r.kind
        ) as place
    from spans s
    join recorded r
        on r.child_id = s.child_id
        and r.started_on <= s.changed_on
        and (r.ended_on is null or r.ended_on > s.changed_on)
)
select
    child_id,                  -- the child
    kind,                      -- kind of placement
    changed_on as started_on,  -- first day of it
    until_on as ended_on       -- first day it no longer is; empty: it still is
from held
where place = 1
