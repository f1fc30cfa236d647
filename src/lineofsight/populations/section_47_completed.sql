-- Section 47 enquiries completed, one for each child and strategy discussion, and what they led to.
-- called: Section 47 enquiries completed
-- kind: flow
-- subject: child_id
-- said: is_conference: led to an initial conference | did not lead to an initial conference
-- said: is_nothing_further: concerns not substantiated, no further action | led to further action
-- needs filled: s47_enquiry.ended_on for happened_on
-- optional: involvements
-- needs: s47_enquiry.ended_on for is_nothing_further
-- needs: s47_enquiry.outcome for is_nothing_further
-- needs: s47_enquiry.ended_on for is_conference
-- note: A conference belongs to the latest strategy discussion on or before it, whichever came
-- first, the end of the enquiry or the conference. A transfer-in conference belongs to none.
with completed as (
    select
        child_id,
        started_on,
        max(ended_on) as ended_on,
        min(team) as team,
        min(case when outcome = 'no further action' then 1 else 0 end) as is_nothing_further
    from s47_enquiry
    where ended_on is not null
    group by child_id, started_on
),
held as (
    select child_id, started_on, count(*) as conferences
    from conferences_held
    group by child_id, started_on
)
select
    c.child_id,                                         -- the child
    coalesce(c.team, t.team, 'not recorded') as team,   -- team at the enquiry
    c.ended_on as happened_on,                          -- day the enquiry was completed
    c.started_on,                                       -- day of its strategy discussion
    c.is_nothing_further,                               -- 1: concerns not substantiated, no further action
    case when h.conferences > 0 then 1 else 0 end as is_conference -- 1: led to an initial conference
from completed c
left join held h on h.child_id = c.child_id and h.started_on = c.started_on
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.ended_on
    and (t.ended_on is null or t.ended_on > c.ended_on)
