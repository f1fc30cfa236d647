-- Visits to children in need at which the child was seen, one for each child and day.
-- called: Visits made to children in need
-- kind: flow
-- subject: child_id
-- said: is_seen_alone: seen alone | not recorded as seen alone
-- history: cin_visits
-- optional: involvements, person
-- needs: cin_visits.seen_alone for is_seen_alone
-- note: In person and with the child recorded as seen. A visit that does not say whether the child
-- was seen alone is not taken to be one.
with seen as (
    select
        child_id,
        seen_on,
        max(case when seen_alone = 'yes' then 1 else 0 end) as is_seen_alone
    from cin_visits
    where child_seen = 'yes' and method in ('in person', 'not recorded')
    group by child_id, seen_on
)
select
    s.child_id,                                -- the child
    coalesce(t.team, 'not recorded') as team,  -- team holding the child that day
    s.seen_on as happened_on,                  -- day of the visit
    s.is_seen_alone,                           -- 1: the child was seen alone
    case
        when p.is_unborn <> 'yes'
            and d.birthday - p.born_birthday >= r.seen_alone_from_age * 10000 then 1
        else 0
    end as is_old_enough                       -- 1: old enough to be seen alone (the local rule); not where the age is not known
from seen s
cross join local_rules r
left join days d on d.day = s.seen_on
left join person p on p.child_id = s.child_id
left join team_spells t
    on t.child_id = s.child_id
    and t.started_on <= s.seen_on
    and (t.ended_on is null or t.ended_on > s.seen_on)
