-- Referrals received, one for each child and day, those closed without further action included.
-- called: Referrals received
-- kind: flow
-- subject: child_id
-- said: no_further_action: closed without further action | went on to further action | not recorded
-- what followed
-- said: source_group: referred by: {source_group}
-- needs: referrals.no_further_action for no_further_action
-- needs: referrals.source for source_group
-- needs: referrals.decided_on for decided_on
-- optional: involvements
-- note: Of two referrals of one child on one day, the first known group of sources by name is kept, and the
-- first decision.
with received as (
    select
        child_id,
        referred_on,
        min(team) as team,
        min(case when source_group <> 'Unknown' then source_group end) as source_group,
        min(decided_on) as decided_on,
        case
            when sum(case when no_further_action = 'no' then 1 else 0 end) > 0 then 'no'
            when sum(case when no_further_action = 'yes' then 1 else 0 end) > 0 then 'yes'
            else 'not recorded'
        end as no_further_action
    from referrals
    group by child_id, referred_on
)
select
    r.child_id,                                         -- the child
    coalesce(r.team, t.team, 'not recorded') as team,   -- team it was allocated to
    r.referred_on as happened_on,                       -- day of the referral
    r.no_further_action,                                -- closed without further action; no when any referral of that day went on
    coalesce(r.source_group, 'Unknown') as source_group, -- who referred
    r.decided_on                                        -- day a manager decided what to do; empty: not yet
from received r
left join team_spells t
    on t.child_id = r.child_id
    and t.started_on <= r.referred_on
    and (t.ended_on is null or t.ended_on > r.referred_on)
