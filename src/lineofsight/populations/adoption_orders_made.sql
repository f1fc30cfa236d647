-- Adoption orders made, one row per child and order, with how long the child waited for a home.
-- called: Adoption orders made
-- kind: flow
-- subject: child_id
-- said: days_to_home: {days_to_home} days from entering care to moving in
-- needs: permanence.entered_care_on for days_to_home
-- optional: involvements
-- note: From the start of care to moving in with the adopters; where the foster carer adopts, to
-- moving in with that carer (the measure A10). Without both days the child is left out of it.
with orders as (
    select
        o.child_id,
        o.ordered_on,
        min(case
            when o.adopted_by_carer = 'yes' then coalesce(o.carer_from_day, o.fostered_day, o.placed_day)
            when o.fostered_day < o.placed_day then o.fostered_day
            else coalesce(o.placed_day, o.fostered_day)
        end - o.entered_care_day) as days_to_home
    from permanence o
    where o.ordered_on is not null
    group by o.child_id, o.ordered_on
)
select
    o.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    o.ordered_on as happened_on,              -- day of the order
    o.days_to_home                            -- days from entering care to moving in
from orders o
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.ordered_on
    and (t.ended_on is null or t.ended_on > o.ordered_on)
