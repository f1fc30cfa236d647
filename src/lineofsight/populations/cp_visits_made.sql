-- Visits made to children on a child protection plan at which the child was seen, by day.
-- called: Visits made to children on a child protection plan
-- kind: flow
-- subject: child_id
-- history: cp_visits
-- optional: involvements, person
-- needs: cp_visits.seen_alone for is_alone
-- note: In person. A visit that does not say whether the child was seen counts as one that did.
with seen as (
    select
        child_id,
        seen_on,
        max(case when seen_alone = 'yes' then 1 else 0 end) as is_alone
    from cp_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
    group by child_id, seen_on
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
