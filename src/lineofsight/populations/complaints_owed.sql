-- Answers owed to complaints, one row for each complaint and stage.
-- called: Answers to complaints
-- kind: duty
-- subject: complaint_id
-- basis: Children Act 1989 Representations Procedure (England) Regulations 2006, regulations 14 and
-- 17: stage 1 within 10 working days, 20 when extended; stage 2 within 25, 65 when extended.
-- clock: working days
-- step: 5 working days before, tell the complaints officer
-- step: on the day, tell the complaints officer
-- step: 1 working day after, tell the manager
-- note: Counted from the day after the complaint was received. A later stage has no set time.
with owed as (
    select
        c.complaint_id,
        c.stage,
        c.received_on,
        c.received_work,
        c.responded_on,
        case
            when c.stage = 1 and c.is_extended = 'yes' then r.complaint_extended_working_days
            when c.stage = 1 then r.complaint_working_days
            when c.stage = 2 and c.is_extended = 'yes' then r.complaint_stage_2_extended_working_days
            when c.stage = 2 then r.complaint_stage_2_working_days
        end as working_days
    from complaints c
    cross join local_rules r
)
select
    o.complaint_id,                    -- the complaint
    'not recorded' as team,            -- complaints name no team
    o.stage,                           -- stage 1, 2 or 3
    o.received_on as started_on,       -- day it was received
    d.day as due_on,                   -- last day in time
    o.responded_on as done_on,         -- day of the answer; empty: not yet
    cast(null as date) as lapsed_on    -- a complaint stays owed an answer
from owed o
left join days d on d.work = o.received_work + o.working_days and d.ends_work = 1
