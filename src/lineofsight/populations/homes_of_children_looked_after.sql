-- Children looked after at each moment, with the placement each is in.
-- called: Children looked after, with their placements
-- kind: stock
-- subject: child_id
-- said: is_far: too far from home by the local rule, and outside the authority | not too far from
-- home by the local rule, or inside the authority
-- said: is_fostered: in foster care | not in foster care: placement {placement_type}
-- said: is_unlawful: under 16, or age not known, and in no regulated home: placement
-- {placement_type} | in a regulated home, or 16 or older
-- said: is_with_parents: with parents | not with parents: placement {placement_type}
-- children: with a record open that day
-- needs: cla_placement.miles for is_far
-- needs: cla_placement.in_boundary for is_far
-- optional: involvements, person, immigration_status, deprivation_of_liberty
-- note: Of placements open on one day, the one that began later counts, a temporary one too. A
-- child with no placement on record stays in the base.
with held as (
    select
        p.child_id,
        m.day as asked_on,
        p.placement_type,
        p.miles,
        p.in_boundary,
        row_number() over (
            partition by p.child_id, m.day
            order by p.started_on desc, p.placement_type, p.start_reason
        ) as place
    from cla_placement p
    join moments m
        on p.started_on <= m.day
        and (p.ended_on is null or p.ended_on > m.day)
),
deprived as (
    select o.child_id, m.day as asked_on
    from deprivation_of_liberty o
    join moments m
        on o.started_on <= m.day
        and (o.ended_on is null or o.ended_on > m.day)
    group by o.child_id, m.day
)
select
    c.child_id,       -- the child
    c.team,           -- team holding the child that day
    c.asked_on,       -- the moment
    c.is_uasc,        -- unaccompanied asylum-seeking child
    coalesce(h.placement_type, 'not recorded') as placement_type, -- kind of placement (PLACE)
    case when h.placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6') then 1 else 0 end
        as is_fostered,   -- 1: in foster care, relatives and friends included
    case when h.placement_type = 'P1' then 1 else 0 end as is_with_parents, -- 1: with parents
    case
        when h.miles > r.far_from_home_miles and h.miles < 999 and h.in_boundary = 'no' then 1
        else 0
    end as is_far,        -- 1: too far from home by the local rule, and outside the authority
    case when h.miles < 999 then 1 else 0 end as is_distance_known, -- 1: the distance is known
    case
        when h.placement_type in ('H5', 'K3', 'P2', 'P3', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14')
            and (c.age_number < 160000 or c.age_number is null) then 1
        else 0
    end as is_unlawful,   -- 1: under 16, or age not known, and in no regulated home
    case when o.child_id is null then 0 else 1 end
        as is_deprived_of_liberty -- 1: an order that deprives the child of liberty is in force
from children_looked_after c
cross join local_rules r
left join held h
    on h.child_id = c.child_id
    and h.asked_on = c.asked_on
    and h.place = 1
left join deprived o
    on o.child_id = c.child_id
    and o.asked_on = c.asked_on
