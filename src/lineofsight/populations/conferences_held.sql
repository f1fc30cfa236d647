-- Initial child protection conferences held, one for each child and day.
-- called: Initial child protection conferences held
-- kind: flow
-- subject: child_id
-- said: is_plan: resulted in a plan | resulted in no plan
-- clock: working days
-- follows: 1 month in s47_enquiry for started_on, due_on
-- optional: involvements
-- needs: initial_cp_conference.led_to_plan for is_plan
-- note: A child transferred in from another authority is left out where the source says so;
-- Annex A cannot tell.
with held as (
    select
        child_id,
        held_on,
        min(team) as team,
        max(case when led_to_plan = 'yes' then 1 else 0 end) as is_plan
    from initial_cp_conference
    where transfer_in <> 'yes'
    group by child_id, held_on
),
discussed as (
    select h.child_id, h.held_on, h.team, h.is_plan, max(s.started_on) as discussed_on
    from held h
    left join s47_enquiry s on s.child_id = h.child_id and s.started_on <= h.held_on
    group by h.child_id, h.held_on, h.team, h.is_plan
)
select
    c.child_id,                                         -- the child
    coalesce(c.team, t.team, 'not recorded') as team,   -- team at the conference
    c.held_on as happened_on,                           -- day the conference was held
    c.discussed_on as started_on,                       -- latest strategy discussion on or before it; empty: none
    d.day as due_on,                                    -- last day in time from that discussion
    c.is_plan,                                          -- 1: resulted in a child protection plan
    c.held_on as done_on                                -- day the conference was held, beside the day it was due
from discussed c
cross join local_rules r
left join days b on b.day = c.discussed_on
left join days d on d.work = b.work + r.conference_working_days and d.ends_work = 1
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= c.held_on
    and (t.ended_on is null or t.ended_on > c.held_on)
