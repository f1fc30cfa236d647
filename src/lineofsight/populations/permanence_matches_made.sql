-- Long-term foster matches that the panel agreed.
-- called: Long-term foster matches agreed
-- kind: flow
-- subject: child_id
-- optional: involvements
-- note: On the day of the panel, not of the placement.
with agreed as (
    select
        child_id,
        panel_on,
        max(case when attended = 'yes' then 1 else 0 end) as attended
    from permanence_matches
    where outcome = 'agreed'
    group by child_id, panel_on
)
select
    a.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    a.panel_on as happened_on,                -- day of the panel
    a.attended                                -- 1: the young person was there
from agreed a
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= a.panel_on
    and (t.ended_on is null or t.ended_on > a.panel_on)
