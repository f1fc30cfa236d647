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
        when p.ended_on is null then coalesce(e.day, f.day)
        when coalesce(e.day, f.day) < p.ended_on then coalesce(e.day, f.day)
        else p.ended_on
    end as ended_on                                 -- day it ended, or the 18th birthday if earlier; empty: open
from cp_plans p
left join person c on c.child_id = p.child_id
left join days e on e.birthday = c.born_birthday + 180000
left join days f on e.day is null and f.birthday = c.born_birthday + 180072
where
    p.other_authority <> 'yes'
    and (c.born_birthday is null or c.born_birthday + 180000 > 20100101)
