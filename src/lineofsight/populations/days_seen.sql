-- Days on which a child in need was seen in person, by a child in need or a child protection visit.
-- kind: spells
-- subject: child_id
-- optional: cp_visits
-- note: A visit that does not say whether the child was seen counts; one at which the child was not
-- seen does not, nor does one by video or phone.
with seen as (
    select child_id, seen_on, seen_work
    from cin_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
    union all
    select child_id, seen_on, seen_work
    from cp_visits
    where child_seen <> 'no' and method in ('in person', 'not recorded')
)
select
    child_id,   -- the child
    seen_on,    -- day of the visit
    seen_work   -- its working-day number
from seen
group by child_id, seen_on, seen_work
