-- Enquiries the safeguarding hub (MASH) owes an end to, each within the time of its rating.
-- called: Enquiries of the safeguarding hub (MASH)
-- kind: duty
-- subject: child_id
-- said: is_in_time: rated {rating}; {due_on to done_on}
-- optional: involvements
-- needs: mash_enquiries.completed_at for done_on
-- needs: mash_enquiries.rating for is_in_time
-- basis: local standard (the protocol of the hub)
-- step: on the day, tell the hub
-- step: 1 day after, tell the manager
-- note: Red runs by the clock, day and night (four hours); amber and green in working days (one and
-- three). The clock starts when the enquiry came in and is not set back by a new rating. Where only
-- a date is known of either end, red is in time on the same day alone. An enquiry without a rating
-- has no day due.
select
    e.child_id,                                 -- the child
    coalesce(e.team, t.team, 'not recorded') as team, -- team it was passed to; none: the team holding the child
    e.received_on as started_on,                -- day the enquiry came in
    case
        when e.rating = 'red' then h.day
        when e.rating = 'amber' then a.day
        when e.rating = 'green' then g.day
    end as due_on,                              -- last day in time
    e.completed_on as done_on,                  -- day the hub had finished; empty: not yet
    cast(null as date) as lapsed_on,            -- owed until it is finished
    case when e.rating = 'red' and e.received_has_time = 1
        then e.received_second + r.mash_red_hours * 3600 end
        as due_second,                          -- the second it is due by, since 1970; empty: no hour
    e.rating,                                   -- how urgent it was first rated
    case
        when e.rating = 'red' and e.received_has_time = 1 and e.completed_has_time = 1
            and e.completed_second - e.received_second <= r.mash_red_hours * 3600 then 1
        when e.rating = 'red' and (e.received_has_time = 0 or e.completed_has_time = 0)
            and e.completed_on = e.received_on then 1
        when e.rating = 'amber' and e.completed_on <= a.day then 1
        when e.rating = 'green' and e.completed_on <= g.day then 1
        else 0
    end as is_in_time                           -- 1: finished within the time of its rating
from mash_enquiries e
cross join local_rules r
left join days h on h.day_number = e.received_day + case
    when e.received_has_time = 1
        and e.received_second + r.mash_red_hours * 3600 >= (e.received_day + 1) * 86400 then 1
    else 0
end
left join days a on a.work = e.received_work + r.mash_amber_working_days and a.ends_work = 1
left join days g on g.work = e.received_work + r.mash_green_working_days and g.ends_work = 1
left join team_spells t
    on t.child_id = e.child_id
    and t.started_on <= e.received_on
    and (t.ended_on is null or t.ended_on > e.received_on)
