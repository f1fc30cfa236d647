-- Referrals of children to the National Referral Mechanism, one for each child and day.
-- called: Referrals to the National Referral Mechanism
-- kind: flow
-- subject: child_id
-- optional: involvements, person
-- note: Under 18 on the day of the referral; a young person whose age is not known counts.
with made as (
    select child_id, referred_on
    from nrm_referrals
    group by child_id, referred_on
)
select
    n.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    n.referred_on as happened_on                -- day of the referral
from made n
join days d on d.day = n.referred_on
left join person c on c.child_id = n.child_id
left join team_spells t
    on t.child_id = n.child_id
    and t.started_on <= n.referred_on
    and (t.ended_on is null or t.ended_on > n.referred_on)
where c.born_birthday is null or d.birthday - c.born_birthday < 180000
