-- Actions of case audits, one row for each audit that asked for any.
-- called: Actions of case audits
-- kind: duty
-- subject: audit_id
-- optional: involvements
-- needs: audits.actions_due_on for due_on
-- basis: The authority's quality assurance framework.
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 5 working days after, tell the manager
select
    a.audit_id,                               -- the audit
    a.child_id,                               -- the child whose case it was
    coalesce(t.team, 'not recorded') as team, -- team holding the child on the day of the audit
    a.audited_on as started_on,               -- day of the audit
    a.actions_due_on as due_on,               -- last day for its actions
    a.actions_done_on as done_on,             -- day they were all done; empty: not yet
    cast(null as date) as lapsed_on           -- actions stay owed
from audits a
left join team_spells t
    on t.child_id = a.child_id
    and t.started_on <= a.audited_on
    and (t.ended_on is null or t.ended_on > a.audited_on)
where a.actions_due_on is not null
