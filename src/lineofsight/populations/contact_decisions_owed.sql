-- Decisions owed on contacts, one for each child and day a contact was received.
-- called: Decisions on contacts
-- kind: duty
-- subject: child_id
-- said: outcome: outcome: {outcome}
-- said: is_to_early_help: went on to early help | did not go on to early help
-- optional: involvements, cin_episodes, early_help_episodes
-- needs: contacts.outcome for outcome
-- needs: contacts.outcome for is_to_early_help
-- needs: contacts.source for source_group
-- needs: contacts.decided_on for done_on
-- needs: contacts.decided_on for is_settled
-- needs: cin_episodes.started_on for is_on_open_case
-- basis: Working Together to Safeguard Children: within one working day a social worker decides
-- what happens next.
-- clock: working days
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: The day of the contact is day 0. One received when the office is closed (a weekend, a bank
-- holiday) starts its clock on the next working day. No return gives the hour.
with opened as (
    select c.child_id, c.happened_on
    from contacts_received c
    join cin_episodes e
        on e.child_id = c.child_id
        and e.started_on < c.happened_on
        and (e.ended_on is null or e.ended_on > c.happened_on)
    group by c.child_id, c.happened_on
),
helped as (
    select c.child_id, c.happened_on
    from contacts_received c
    join days d on d.day = c.happened_on
    cross join local_rules r
    join early_help_episodes e
        on e.child_id = c.child_id
        and e.started_day between d.day_number and d.day_number + r.early_help_link_days
    where c.outcome in ('other', 'not recorded')
    group by c.child_id, c.happened_on
)
select
    c.child_id,                                                         -- the child
    c.team,                                                             -- team holding the child that day
    c.happened_on as started_on,                                        -- day the contact was received
    d.day as due_on,                                                    -- last day in time
    c.decided_on as done_on,                                            -- day of the decision; empty: not yet
    cast(null as date) as lapsed_on,                                    -- owed until it is made
    case
        when c.decided_on is not null or d.day_number < r.extracted_day then 1 else 0
    end as is_settled,                                                  -- 1: decided, or its last day had passed when the records were extracted
    c.source_group,                                                     -- who made contact
    c.outcome,                                                          -- what it led to
    case
        when c.outcome = 'existing case' or o.child_id is not null then 1 else 0
    end as is_on_open_case,                                             -- 1: an episode of need was open before that day, or the outcome says so
    case
        when c.outcome = 'early help' or h.child_id is not null then 1 else 0
    end as is_to_early_help                                             -- 1: the outcome says early help; or it says nothing or other, and early help began soon after
from contacts_received c
cross join local_rules r
left join days s on s.day = c.happened_on
left join days d on d.work = s.work + 1 - s.is_working + r.contact_decision_working_days
    and d.ends_work = 1
left join opened o on o.child_id = c.child_id and o.happened_on = c.happened_on
left join helped h on h.child_id = c.child_id and h.happened_on = c.happened_on
