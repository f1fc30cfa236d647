-- Return interviews owed to children who were missing and came back, one row per episode.
-- called: Return interviews
-- kind: duty
-- subject: child_id
-- said: is_in_time: return interview: {due_on to done_on}
-- said: interview_offered: an interview was offered | no interview was offered | not recorded
-- whether an interview was offered
-- said: interview_declined: the interview was declined | the interview was not declined | not
-- recorded whether the interview was declined
-- needs: missing.interviewed_at for is_in_time
-- needs: missing.interviewed_at for done_on
-- needs: missing.interview_offered for interview_offered
-- needs: missing.interview_declined for interview_declined
-- optional: involvements
-- basis: Statutory guidance on children who run away or go missing from home or care (2014)
-- step: hour 24, tell the worker
-- step: hour 48, tell the worker
-- step: hour 72, tell the worker
-- step: 1 day after, tell the manager
-- note: Within 72 clock hours of the return (2014 statutory guidance); exactly 72 counts. Where
-- only a date is known of either, three calendar days. An interview before the return is none.
-- Once the child has been missing and returned again, the interview after that return is owed.
-- One that the child declined is owed no more, and none is owed of an episode to which an offer does
-- not apply. Children of other authorities are owed theirs by their own, where the records say so.
select
    e.child_id,                 -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child on return
    e.returned_on as started_on, -- came back
    d.day as due_on,            -- last day in time
    case when e.interviewed_day >= e.returned_day then e.interviewed_on end
        as done_on,             -- interviewed; empty: not yet
    case
        when e.interview_offered = 'does not apply' then e.returned_on
        when e.interview_declined = 'yes' and e.offered_on > e.returned_on then e.offered_on
        when e.interview_declined = 'yes' then e.returned_on
        else lead(e.returned_on) over (
            partition by e.child_id order by e.returned_second, e.missing_second
        )
    end as lapsed_on,           -- declined, does not apply, or came back from a later episode
    case
        when e.returned_has_time = 1 and e.interviewed_has_time = 1
            and e.interviewed_second >= e.returned_second
            and e.interviewed_second - e.returned_second
                <= r.return_interview_hours * 3600 then 1
        when (e.returned_has_time = 0 or e.interviewed_has_time = 0)
            and e.interviewed_day >= e.returned_day
            and e.interviewed_day - e.returned_day <= r.return_interview_days then 1
        else 0
    end as is_in_time,          -- 1: interviewed within the clock hours, or days where only dates
    case when e.returned_has_time = 1 then e.returned_second + r.return_interview_hours * 3600 end
        as due_second,          -- the second it is due by, since 1970; empty: only the day is known
    e.interview_offered,        -- whether an interview was offered, or does not apply
    e.interview_declined        -- whether it was declined
from missing e
cross join local_rules r
left join days d
    on d.day_number = e.returned_day + r.return_interview_days
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.returned_on
    and (t.ended_on is null or t.ended_on > e.returned_on)
where e.returned_on is not null and e.kind <> 'A' and e.other_authority <> 'yes'
