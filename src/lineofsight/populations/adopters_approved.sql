-- Adopters approved, one row for each adoptive family.
-- called: Adoptive families approved
-- kind: flow
-- subject: family_id
-- needs filled: adopters.stage_2_ended_on or approved_on for happened_on
-- note: Two adopters of one family are one approval, on the day the first was approved; an adopter
-- without a family counts alone. The two-stage process ends with the decision: who was refused, or
-- left by that day, was not approved.
with decided as (
    select
        coalesce(family_id, adopter_id) as family_id,
        approved_on,
        case when coalesce(left_reason, '') <> 'refused'
            and (left_on is null or left_on > stage_2_ended_on) then stage_2_ended_on end
            as stage_2_approved_on
    from adopters
),
families as (
    select family_id, approved_on as approved_on
    from decided
    where approved_on is not null
    union all
    select family_id, stage_2_approved_on as approved_on
    from decided
    where stage_2_approved_on is not null
)
select
    family_id,                      -- the adoptive family
    'not recorded' as team,         -- list 11 holds no team
    min(approved_on) as happened_on -- day of approval
from families
group by family_id
