-- Checks of fostering households, criminal records and medical, each as the register last dated it.
-- kind: spells
-- subject: household_id
-- note: What a row says of a check holds from its review, or from approval where it has none, until a
-- later row dates that check. A row that leaves the date empty says nothing of the check.
with dated as (
    select
        household_id,
        'criminal records' as check_kind,
        coalesce(reviewed_on, approved_on) as known_on,
        dbs_expires_on as until_on
    from fostering_households
    where dbs_expires_on is not null
    union all
    select
        household_id,
        'medical' as check_kind,
        coalesce(reviewed_on, approved_on) as known_on,
        medical_due_on as until_on
    from fostering_households
    where medical_due_on is not null
),
said as (
    select household_id, check_kind, known_on, max(until_on) as until_on
    from dated
    group by household_id, check_kind, known_on
)
select
    household_id,               -- the household
    check_kind,                 -- criminal records or medical
    known_on as started_on,     -- first day the date holds
    lead(known_on) over (partition by household_id, check_kind order by known_on)
        as ended_on,            -- first day a later date holds; empty: it still does
    until_on                    -- last day the check holds
from said
