-- The end of each childhood: the 18th birthday, of those whose age is known.
-- kind: spells
-- subject: child_id
-- note: Born on 29 February: 1 March in other years. Who is not 18 by the end of 2028 is left out.
select
    p.child_id,                                               -- the child
    coalesce(b.day, f.day, cast('2009-12-31' as date))
        as ended_on                                           -- the 18th birthday; before 2010: 31 December 2009
from person p
left join days b
    on b.birthday = p.born_birthday + 180000
left join days f
    on f.birthday = p.born_birthday + 180072
where p.born_birthday is not null and p.born_birthday + 180000 <= 20281231
