-- Visits to looked-after children at which the child was seen, one for each child and day.
-- called: Visits made to looked-after children
-- kind: flow
-- subject: child_id
-- said: was_seen_alone: seen alone | not recorded as seen alone at any visit of the day
-- history: cla_visits
-- needs: cla_visits.seen_alone for was_seen_alone
-- optional: involvements, person
-- note: Visits in person; not recorded whether the child was seen counts as seen.
with seen as (
    select
        child_id,
        seen_on,
        max(case when seen_alone = 'yes' then 1 else 0 end) as was_seen_alone
    from cla_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
    group by child_id, seen_on
)
select
    v.child_id,                -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    v.seen_on as happened_on,  -- the visit
    case when d.birthday - p.born_birthday < r.seen_alone_from_age * 10000 then 0 else 1 end
        as is_old_enough,      -- 1: of an age to be seen alone, or age not known
    v.was_seen_alone           -- 1: seen alone, at one visit of the day at least
from seen v
cross join local_rules r
left join days d
    on d.day = v.seen_on
left join person p
    on p.child_id = v.child_id
left join team_spells t
    on t.child_id = v.child_id
    and t.started_on <= v.seen_on
    and (t.ended_on is null or t.ended_on > v.seen_on)
