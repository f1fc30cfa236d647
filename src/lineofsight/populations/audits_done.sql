-- Case audits, on the day of each, with the grade that was agreed.
-- called: Case audits done
-- kind: flow
-- subject: child_id
-- said: grade: graded {grade}
-- said: is_moderated: moderated | not moderated
-- optional: involvements
-- needs: audits.moderated_grade for is_moderated
select
    a.child_id,                                             -- the child whose case it was
    coalesce(t.team, 'not recorded') as team,               -- team holding the child that day
    a.audited_on as happened_on,                            -- day of the audit
    case when a.moderated_grade = 'not recorded' then a.grade else a.moderated_grade end
        as grade,                                           -- grade after moderation, else the auditor's
    case when a.moderated_grade = 'not recorded' then 0 else 1 end
        as is_moderated                                     -- 1: moderated
from audits a
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= a.audited_on
    and (t.ended_on is null or t.ended_on > a.audited_on)
