-- Child protection plans of this authority, each until it ended or the child turned 18.
-- kind: spells
-- subject: child_id
-- optional: person
-- note: Plans of another authority are left out where the source tells them apart. A child not
-- yet born, or whose age is not known, counts as under 18.
select
    p.child_id,                                     -- the child
    p.team,                                         -- team as at the extract
    p.started_on,                                   -- day the plan began
    p.started_work,                                 -- working-day number of that day; empty: before 2010
    p.started_day,                                  -- running number of that day
    p.latest_category as need,                      -- category of abuse now
    case
        when p.ended_on is null or h.ended_on < p.ended_on then h.ended_on
        else p.ended_on
    end as ended_on                                 -- day it ended, or the 18th birthday if earlier; empty: open
from cp_plans p
left join childhoods_ended h on h.child_id = p.child_id
where
    p.other_authority <> 'yes'
    and (h.child_id is null or h.ended_on > cast('2009-12-31' as date))
