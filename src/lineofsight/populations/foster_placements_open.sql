-- Children in foster care at each moment, with who provides the placement.
-- called: Children in foster care
-- kind: stock
-- subject: child_id
-- said: provider: provider {provider} of the SSDA903 codes, where PR1 is the authority's own
-- children: with a record open that day
-- needs: cla_placement.provider for provider
-- optional: involvements, person
-- note: The placement open that day which began last, of children looked after.
with placed as (
    select
        l.child_id,
        l.team,
        l.asked_on,
        c.placement_type,
        c.provider,
        row_number() over (
            partition by l.child_id, l.asked_on
            order by c.started_on desc, c.placement_type, c.provider, c.start_reason
        ) as place
    from children_looked_after l
    join cla_placement c
        on c.child_id = l.child_id
        and c.started_on <= l.asked_on
        and (c.ended_on is null or c.ended_on > l.asked_on)
)
select
    child_id,   -- the child
    team,       -- team holding the child that day
    asked_on,   -- the moment
    provider    -- SSDA903 code of the provider: PR1 is the authority's own
from placed
where place = 1 and placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
