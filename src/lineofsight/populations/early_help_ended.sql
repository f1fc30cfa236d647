-- Times of early help that ended, one row for each child.
-- called: Times of early help that ended
-- kind: flow
-- subject: child_id
-- said: end_reason: ended: {end_reason}
-- optional: involvements
-- needs: early_help_episodes.end_reason for end_reason
select
    e.child_id,                                        -- the child
    coalesce(e.team, t.team, 'not recorded') as team,  -- team that led the help; none: the team holding the child
    e.ended_on as happened_on,                         -- day it ended
    e.end_reason                                       -- why it ended
from early_help_episodes e
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.ended_on
    and (t.ended_on is null or t.ended_on > e.ended_on)
where e.ended_on is not null
