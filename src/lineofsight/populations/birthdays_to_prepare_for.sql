-- Birthdays in care that others must prepare for: 15 and three quarters, 17 and a half, and 18.
-- called: Birthdays in care to prepare for
-- area: Care leavers
-- kind: duty
-- subject: child_id
-- optional: involvements
-- basis: Care Leavers Regulations 2010 (an eligible child from 16); Children Act 1989, section 23C
-- step: 30 days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: A look-ahead that is never late: each is shown for the three months before, and is gone
-- when the day has passed. What is to be ready by then is owed elsewhere: the pathway plan.
with marks as (
    select 150000 as to_birthday, 9 as months_later, '15 and three quarters' as milestone
    from local_rules
    union all
    select 170000 as to_birthday, 6 as months_later, '17 and a half' as milestone
    from local_rules
    union all
    select 170000 as to_birthday, 12 as months_later, '18' as milestone
    from local_rules
),
wanted as (
    select
        p.child_id,
        k.milestone,
        k.months_later,
        p.born_birthday + k.to_birthday as birthday
    from person p
    cross join marks k
    where p.born_birthday is not null
),
begun as (
    select
        w.child_id,
        w.milestone,
        w.months_later,
        coalesce(b.day, f.day) as birthday_on
    from wanted w
    left join days b
        on b.birthday = w.birthday
    left join days f
        on f.birthday = w.birthday + 72 -- born on 29 February: 1 March in other years
),
reached as (
    select
        g.child_id,
        g.milestone,
        case
            when g.months_later = 9 then n.three_months_earlier
            when g.months_later = 6 then b.six_months_later
            else b.year_later
        end as due_on,
        case
            when g.months_later = 9 then b.six_months_later
            when g.months_later = 6 then b.three_months_later
            else n.three_months_earlier
        end as shown_on
    from begun g
    join days b
        on b.day = g.birthday_on
    left join days n
        on n.day = b.year_later
)
select
    c.child_id,    -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it is first shown
    case when m.shown_on > c.started_on then m.shown_on else c.started_on end
        as started_on, -- three months before, or care began
    m.due_on,      -- the day itself
    cast(null as date) as done_on, -- never: the day comes
    case when c.ended_on < e.day then c.ended_on else e.day end
        as lapsed_on,  -- the day after, or care ceased
    m.milestone    -- which birthday
from care_periods c
join reached m
    on m.child_id = c.child_id
    and m.due_on >= c.started_on
    and (c.ended_on is null or m.shown_on < c.ended_on)
left join days d
    on d.day = m.due_on
left join days e
    on e.day_number = d.day_number + 1
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on <= case when m.shown_on > c.started_on then m.shown_on else c.started_on end
    and (t.ended_on is null
        or t.ended_on > case when m.shown_on > c.started_on then m.shown_on else c.started_on end)
