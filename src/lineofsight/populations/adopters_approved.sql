-- Adopters approved, one row for each adoptive family.
-- called: Adoptive families approved
-- kind: flow
-- subject: family_id
-- needs filled: adopters.approved_on for happened_on
-- note: Two adopters of one family are one approval, on the day the first was approved; an adopter
-- without a family counts alone.
with families as (
    select coalesce(family_id, adopter_id) as family_id, approved_on
    from adopters
    where approved_on is not null
)
select
    family_id,                      -- the adoptive family
    'not recorded' as team,         -- list 11 holds no team
    min(approved_on) as happened_on -- day of approval
from families
group by family_id
