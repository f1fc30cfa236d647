-- Annual reviews owed to approved fostering households, one row per review owed.
-- called: Annual reviews of fostering households
-- kind: duty
-- subject: household_id
-- basis: Fostering Services (England) Regulations 2011, regulation 28.
-- recurs: from the day it is done
-- step: month 10, tell the supervising social worker
-- step: month 11, tell the supervising social worker
-- step: on the day, tell the supervising social worker
-- step: 2 working days after, tell the manager
-- note: Within a year of approval, then at intervals of not more than a year (2011 Regulation 28).
-- Households and not individual carers; those approved for less than a year are not yet counted.
-- A household approved anew stands by its latest approval.
with turns as (
    select household_id, approved_on, approved_on as turned_on
    from fostering_approvals
    union all
    select household_id, approved_on, reviewed_on as turned_on
    from fostering_households
    where reviewed_on > approved_on
    group by household_id, approved_on, reviewed_on
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
    f.turned_on as started_on, -- approved, or the review before
    d.year_later as due_on,    -- last day in time
    f.next_on as done_on,      -- reviewed; empty: not yet
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
