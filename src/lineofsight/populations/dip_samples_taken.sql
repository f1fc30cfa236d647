-- Records sampled, each with whether the data matched the child's file.
-- called: Records sampled
-- kind: flow
-- subject: child_id
-- said: agrees: the data matched the file | the data did not match the file | not recorded whether
-- the data matched the file
-- optional: involvements
-- needs: dip_samples.agrees for agrees
select
    s.child_id,                               -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    s.sampled_on as happened_on,              -- day of the sample
    s.agrees                                  -- the data matched the file
from dip_samples s
left join team_spells t
    on t.child_id = s.child_id
    and t.started_on <= s.sampled_on
    and (t.ended_on is null or t.ended_on > s.sampled_on)
