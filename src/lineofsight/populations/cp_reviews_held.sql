-- Review child protection conferences held, one row for each child and day.
-- called: Review child protection conferences held
-- kind: flow
-- subject: child_id
-- said: took_part: attended with views, or views were sent | neither attended with views nor sent
-- any, or it is not recorded
-- history: cp_reviews
-- optional: involvements, person, cp_plans
-- needs: cp_reviews.quorate for is_quorate
-- needs: cp_reviews.participation for took_part
-- note: A review of another authority's plan alone is left out where the source tells plans apart.
with held as (
    select
        r.child_id,
        r.held_on,
        min(r.team) as team,
        max(case when r.quorate = 'yes' then 1 else 0 end) as is_quorate,
        max(case when r.quorate in ('yes', 'no') then 1 else 0 end) as is_quoracy_known,
        max(case when r.participation in ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') then 1 else 0 end)
            as took_part,
        max(case when r.participation = 'PN0' then 1 else 0 end) as is_said_too_young
    from cp_reviews r
    left join cp_plans p
        on p.child_id = r.child_id
        and p.started_on <= r.held_on
        and (p.ended_on is null or p.ended_on >= r.held_on)
    group by r.child_id, r.held_on
    having min(case when p.other_authority = 'yes' then 1 else 0 end) = 0
)
select
    h.child_id,                                         -- the child
    coalesce(h.team, t.team, 'not recorded') as team,   -- team at the review
    h.held_on as happened_on,                           -- day it was held
    h.is_quorate,                                       -- 1: enough agencies came
    h.is_quoracy_known,                                 -- 1: it is recorded whether they did
    h.took_part,                                        -- 1: attended with views, or views were sent (PN1 to PN3, PN5, PN6)
    case
        when h.is_said_too_young = 1 then 0
        when d.birthday - c.born_birthday >= r.participation_age * 10000 then 1
        else 0
    end as is_old_enough                                -- 1: of the age that takes part (4); not known: 0
from held h
cross join local_rules r
left join person c on c.child_id = h.child_id
left join days d on d.day = h.held_on
left join team_spells t
    on t.child_id = h.child_id
    and t.started_on <= h.held_on
    and (t.ended_on is null or t.ended_on > h.held_on)
