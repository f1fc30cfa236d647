-- Contacts received, one for each child and day, whoever made contact.
-- kind: flow
-- subject: child_id
-- optional: involvements
-- note: A contact names no team: by team it stands under the team holding the child that day.
with received as (
    select child_id, contacted_on
    from contacts
    group by child_id, contacted_on
)
select
    r.child_id,                                     -- the child
    coalesce(t.team, 'not recorded') as team,       -- team holding the child that day
    r.contacted_on as happened_on                   -- day the contact was received
from received r
left join team_spells t
    on t.child_id = r.child_id
    and t.started_on <= r.contacted_on
    and (t.ended_on is null or t.ended_on > r.contacted_on)
