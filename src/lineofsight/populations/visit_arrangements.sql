-- Which rule of regulation 28 says how often a looked-after child is visited, spell by spell.
-- kind: spells
-- subject: child_id
-- note: With parents (P1) on an interim order (C1) or a care order (C2); with parents before the
-- assessment, or with a connected person approved for the time being, until approved in full; a
-- placement meant to last to 18, as recorded or by its kind (U1, U4). All others, and those of
-- which no return says it, follow the general rule. Temporary placements change nothing.
with placed as (
    select
        child_id,
        started_on,
        ended_on,
        placement_type,
        case when to_18 = 'yes' or placement_type in ('U1', 'U4') then 1 else 0 end as is_to_18,
        case
            when approval = 'before assessment' and placement_type = 'P1' then 'before assessment'
            when approval = 'temporary' then 'temporary approval'
            else 'full'
        end as approval,
        approved_on,
        row_number() over (
            partition by child_id, started_on
            order by
                coalesce(ended_on, cast('9999-12-31' as date)) desc,
                placement_type,
                start_reason
        ) as place
    from cla_placement
    where placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4')
        and (ended_on is null or ended_on > started_on)
),
in_turn as (
    select
        child_id,
        started_on,
        ended_on,
        placement_type,
        is_to_18,
        approval,
        approved_on,
        lead(started_on) over (partition by child_id order by started_on) as next_on
    from placed
    where place = 1
),
approved as (
    select child_id, started_on, placement_type, is_to_18, approval
    from in_turn
    union all
    select child_id, approved_on as started_on, placement_type, is_to_18, 'full' as approval
    from in_turn
    where approval <> 'full'
        and approved_on > started_on
        and (ended_on is null or approved_on < ended_on)
        and (next_on is null or approved_on < next_on)
),
homes as (
    select
        child_id,
        started_on,
        placement_type,
        is_to_18,
        approval,
        lead(started_on) over (partition by child_id order by started_on, approval) as until_on
    from approved
),
statuses as (
    select
        child_id,
        started_on,
        legal_status,
        lead(started_on) over (partition by child_id order by started_on) as until_on
    from cla_episodes
    where legal_status not in ('V3', 'V4')
),
met as (
    select
        h.child_id,
        case when s.started_on > h.started_on then s.started_on else h.started_on end
            as started_on,
        h.started_on as home_on,
        case
            when h.placement_type = 'P1' and s.legal_status = 'C1' then 'interim order at home'
            when h.approval <> 'full' then h.approval
            when h.placement_type = 'P1' and s.legal_status = 'C2' then 'care order at home'
            when h.is_to_18 = 1 then 'to 18'
            else 'general'
        end as rule
    from homes h
    join statuses s
        on s.child_id = h.child_id
        and (h.until_on is null or s.started_on < h.until_on)
        and (s.until_on is null or s.until_on > h.started_on)
),
stayed as (
    select m.child_id, m.started_on, m.rule, max(p.started_on) as placed_on
    from met m
    left join placements_made p
        on p.child_id = m.child_id
        and p.started_on <= m.home_on
        and (p.ended_on is null or p.ended_on > m.home_on)
    group by m.child_id, m.started_on, m.rule
),
compared as (
    select
        child_id,
        started_on,
        rule,
        placed_on,
        lag(rule) over (partition by child_id order by started_on, rule) as rule_before,
        lag(placed_on) over (partition by child_id order by started_on, rule) as placed_before_on
    from stayed
),
begun as (
    select child_id, started_on, rule, placed_on
    from compared
    where rule_before is null or rule_before <> rule or placed_before_on <> placed_on
)
select
    child_id,   -- the child
    started_on, -- first day the rule holds
    lead(started_on) over (partition by child_id order by started_on, rule)
        as ended_on, -- first day another does; empty: it holds still
    placed_on,  -- first day of the placement
    rule        -- general, to 18, care order at home, or one that asks for weekly visits at first
from begun
