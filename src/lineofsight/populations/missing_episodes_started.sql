-- Episodes of children missing from home or care, on the day each began.
-- called: Missing episodes begun
-- kind: flow
-- subject: child_id
-- said: is_first_in_month: the child's first of the month | another one of the month came first
-- optional: involvements
-- note: Away from placement without authorisation (SSDA903 code A) is not missing.
select
    e.child_id,                 -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    e.missing_on as happened_on, -- went missing
    case when row_number() over (
        partition by e.child_id, e.missing_month order by e.missing_second
    ) = 1 then 1 else 0 end as is_first_in_month -- 1: the child's first of the month
from missing e
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.missing_on
    and (t.ended_on is null or t.ended_on > e.missing_on)
where e.kind <> 'A'
