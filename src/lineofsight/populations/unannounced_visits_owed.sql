-- Unannounced visits owed to fostering households, one row for each visit owed.
-- called: Unannounced visits to fostering households
-- kind: duty
-- subject: household_id
-- needs latest: fostering_households.unannounced_on for due_on
-- basis: Fostering Services: National Minimum Standards, standard 21.8: at least one a year.
-- recurs: from the day it is done
-- step: month 10, tell the supervising social worker
-- step: month 11, tell the supervising social worker
-- step: on the day, tell the supervising social worker
-- step: 2 working days after, tell the manager
-- note: Within a year of approval, then within a year of the visit before.
-- note: A row says which visit was the latest then, and not those between two rows: months before
-- the extract's own are not known.
with turns as (
    select household_id, approved_on, approved_on as turned_on
    from fostering_approvals
    union all
    select a.household_id, a.approved_on, h.unannounced_on as turned_on
    from fostering_approvals a
    join fostering_households h
        on h.household_id = a.household_id
        and h.unannounced_on > a.approved_on
        and (a.ended_on is null or h.unannounced_on < a.ended_on)
    group by a.household_id, a.approved_on, h.unannounced_on
),
followed as (
    select
        household_id,
        approved_on,
        turned_on,
        lead(turned_on) over (
            partition by household_id, approved_on order by turned_on
        ) as next_on
    from turns
)
select
    f.household_id,            -- the household
    'not recorded' as team,    -- the register holds no team
    f.turned_on as started_on, -- approved, or the visit before
    d.year_later as due_on,           -- last day in time
    f.next_on as done_on,      -- visited; empty: not yet
    a.ended_on as lapsed_on,   -- approval ended, or the household was approved anew
    coalesce(b.year_later, f.approved_on) as approved_a_year_on -- the first year is over from here
from followed f
join fostering_approvals a
    on a.household_id = f.household_id
    and a.approved_on = f.approved_on
left join days d
    on d.day = f.turned_on
left join days b
    on b.day = f.approved_on
