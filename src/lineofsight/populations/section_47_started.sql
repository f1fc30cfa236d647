-- Section 47 enquiries started, one for each child and day of the strategy discussion.
-- called: Section 47 enquiries started
-- kind: flow
-- subject: child_id
-- optional: involvements
with started as (
    select child_id, started_on, min(team) as team
    from s47_enquiry
    group by child_id, started_on
)
select
    s.child_id,                                         -- the child
    coalesce(s.team, t.team, 'not recorded') as team,   -- team at the enquiry
    s.started_on as happened_on                         -- day of the strategy discussion
from started s
left join team_spells t
    on t.child_id = s.child_id
    and t.started_on <= s.started_on
    and (t.ended_on is null or t.ended_on > s.started_on)
