-- Referrals received, each compared with the child's earlier referrals.
-- called: Referrals received, compared with earlier ones
-- kind: flow
-- subject: child_id
-- said: is_rereferral: referred before on {earlier_on}, within 12 months | no referral in the 12
-- months before
-- looks back: 12 months in referrals
-- optional: involvements
with ordered as (
    select
        child_id,
        team,
        happened_on,
        no_further_action,
        lag(happened_on) over (partition by child_id order by happened_on) as earlier_on
    from referrals_received
)
select
    o.child_id,                                     -- the child
    o.team,                                         -- team it was allocated to
    o.happened_on,                                  -- day of the referral
    o.no_further_action,                            -- closed without further action
    o.earlier_on,                                   -- the child's referral before it; empty: none in the records
    case when o.earlier_on >= d.year_earlier then 1 else 0 end as is_rereferral -- 1: an earlier one on or after the same day 12 months before
from ordered o
left join days d on d.day = o.happened_on
