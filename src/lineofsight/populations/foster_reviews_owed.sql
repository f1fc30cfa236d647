-- Annual reviews owed to approved fostering households, one row per review owed.
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
-- A household approved anew stands by its latest approval. A register that holds two reviews of a
-- household reaches back to the first of them; a first review due before then may have been held and
-- not be on it, so that the earliest on it is not judged. The latest review alone judges none.
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
        row_number() over (
            partition by household_id, approved_on order by turned_on
        ) as turn,
        lead(turned_on) over (
            partition by household_id, approved_on order by turned_on
        ) as next_on
    from turns
),
known as (
    select
        household_id,
        approved_on,
        turned_on,
        turn,
        next_on,
        min(case when turn = 2 and next_on is not null then turned_on end) over () as known_from
    from followed
),
judged as (
    select
        f.household_id,
        f.approved_on,
        f.turned_on,
        f.next_on,
        d.year_later as due_on,
        lag(
            case
                when f.next_on > d.year_later and (f.turn > 1 or d.year_later >= f.known_from) then 0
                else 1
            end
        ) over (partition by f.household_id, f.approved_on order by f.turned_on) as last_in_time
    from known f
    left join days d
        on d.day = f.turned_on
)
select
    f.household_id,            -- the household
    'not recorded' as team,    -- the register holds no team
    f.turned_on as started_on, -- approved, or the review before
    f.due_on,                  -- last day in time
    f.next_on as done_on,      -- reviewed; empty: not yet
    a.ended_on as lapsed_on,   -- approval ended, or the household was approved anew
    coalesce(b.year_later, f.approved_on) as approved_a_year_on, -- the first year is over from here
    coalesce(f.last_in_time, 1) as last_in_time -- 0: the review before came after its last day; 1: in time, none, or not known
from judged f
join fostering_approvals a
    on a.household_id = f.household_id
    and a.approved_on = f.approved_on
left join days b
    on b.day = f.approved_on
