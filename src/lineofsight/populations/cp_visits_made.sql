-- Visits made to children on a child protection plan at which the child was seen, by day.
-- called: Visits made to children on a child protection plan
-- kind: flow
-- subject: child_id
-- said: is_alone: seen alone | not recorded as seen alone
-- history: cp_visits
-- optional: involvements, person, cp_plans
-- needs: cp_visits.seen_alone for is_alone
-- note: In person. A visit that does not say whether the child was seen counts as one that did. A
-- visit under another authority's plan alone is left out where the source tells plans apart.
with seen as (
    select
        v.child_id,
        v.seen_on,
        max(case when v.seen_alone = 'yes' then 1 else 0 end) as is_alone
    from cp_visits v
    left join cp_plans p
        on p.child_id = v.child_id
        and p.started_on <= v.seen_on
        and (p.ended_on is null or p.ended_on >= v.seen_on)
    where v.child_seen <> 'no' and v.method in ('in person', 'not recorded')
    group by v.child_id, v.seen_on
    having min(case when p.other_authority = 'yes' then 1 else 0 end) = 0
)
select
    s.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    s.seen_on as happened_on,                   -- day of the visit
    s.is_alone,                                 -- 1: seen alone
    case
        when d.birthday - c.born_birthday >= r.seen_alone_from_age * 10000 then 1
        else 0
    end as is_old_enough                        -- 1: of an age to be seen alone (the local rule); not known: 0
from seen s
cross join local_rules r
left join person c on c.child_id = s.child_id
left join days d on d.day = s.seen_on
left join team_spells t
    on t.child_id = s.child_id
    and t.started_on <= s.seen_on
    and (t.ended_on is null or t.ended_on > s.seen_on)
