-- Care leavers aged 19 and 20 who were in foster care on the day before they turned 18.
-- called: Care leavers aged 19 and 20 who were in foster care up to 18
-- kind: stock
-- subject: child_id
-- said: accommodation: accommodation {accommodation} of the SSDA903 letters, where Z is with the
-- former foster carers
-- looks back: 36 months in cla_placement
-- history: cla_placement
-- needs: care_leavers.accommodation for accommodation
-- optional: involvements
with fostered as (
    select h.child_id
    from childhoods_ended h
    join cla_placement c
        on c.child_id = h.child_id
        and c.placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
        and c.started_on < h.ended_on
        and (c.ended_on is null or c.ended_on >= h.ended_on)
    group by h.child_id
)
select
    k.child_id,      -- the young person
    k.team,          -- team holding the young person that day
    k.asked_on,      -- the moment
    k.accommodation  -- SSDA903 letter of the accommodation: Z is with the former foster carers
from care_leavers_known k
join fostered f on f.child_id = k.child_id
where k.is_19_or_20 = 1
