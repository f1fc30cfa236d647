-- Checks of fostering households: criminal records and medical, as each row of the register knew them.
-- kind: spells
-- subject: household_id
-- note: What a row says holds from its review, or from approval where it has none, to the next row.
with rows_known as (
    select
        household_id,
        coalesce(reviewed_on, approved_on) as known_on,
        dbs_expires_on,
        medical_due_on
    from fostering_households
),
said as (
    select
        household_id,
        known_on,
        max(dbs_expires_on) as dbs_expires_on,
        max(medical_due_on) as medical_due_on
    from rows_known
    group by household_id, known_on
)
select
    household_id,               -- the household
    known_on as started_on,     -- first day the row holds
    lead(known_on) over (partition by household_id order by known_on)
        as ended_on,            -- first day a later row holds; empty: it still does
    dbs_expires_on,             -- last day the criminal records check holds
    medical_due_on              -- day the next medical is due
from said
