-- Contacts received, one for each child and day, whoever made contact.
-- called: Contacts received
-- kind: flow
-- subject: child_id
-- optional: involvements
-- needs: contacts.source for source_group
-- needs: contacts.outcome for outcome
-- needs: contacts.decided_on for decided_on
-- note: A contact names no team: by team it stands under the team holding the child that day.
-- Of two contacts about one child on one day, the first known group of sources by name is kept, the outcome
-- that goes furthest, and the first decision.
with ranked as (
    select
        child_id,
        contacted_on,
        decided_on,
        case when source_group <> 'Unknown' then source_group end as source_group,
        case
            when outcome = 'referral' then 1
            when outcome = 'enquiry' then 2
            when outcome = 'existing case' then 3
            when outcome = 'early help' then 4
            when outcome = 'other' then 5
            when outcome = 'advice' then 6
            when outcome = 'no further action' then 7
            else 8
        end as outcome_rank
    from contacts
),
received as (
    select
        child_id,
        contacted_on,
        min(source_group) as source_group,
        min(outcome_rank) as outcome_rank,
        min(decided_on) as decided_on
    from ranked
    group by child_id, contacted_on
)
select
    r.child_id,                                     -- the child
    coalesce(t.team, 'not recorded') as team,       -- team holding the child that day
    r.contacted_on as happened_on,                  -- day the contact was received
    coalesce(r.source_group, 'Unknown') as source_group, -- who made contact
    case
        when r.outcome_rank = 1 then 'referral'
        when r.outcome_rank = 2 then 'enquiry'
        when r.outcome_rank = 3 then 'existing case'
        when r.outcome_rank = 4 then 'early help'
        when r.outcome_rank = 5 then 'other'
        when r.outcome_rank = 6 then 'advice'
        when r.outcome_rank = 7 then 'no further action'
        else 'not recorded'
    end as outcome,                                 -- what it led to
    r.decided_on                                    -- day a manager decided; empty: not yet
from received r
left join team_spells t
    on t.child_id = r.child_id
    and t.started_on <= r.contacted_on
    and (t.ended_on is null or t.ended_on > r.contacted_on)
