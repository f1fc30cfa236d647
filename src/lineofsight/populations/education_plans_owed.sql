-- Personal education plans owed to looked-after children of school age, one row per plan owed.
-- called: Personal education plans of looked-after children
-- area: Looked after
-- kind: duty
-- subject: child_id
-- looks back: 4 months in education_plans
-- optional: involvements, person
-- basis: Statutory guidance, Promoting the education of looked-after children (2018)
-- step: 10 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first within ten working days of entering care, then one in every later term by its last
-- day; a term that begins before the first is due is met by it. School age is Reception to
-- year 11; a child whose age is not known is left out.
with born as (
    select child_id, born_birthday from person where born_birthday is not null
),
asked as (
    select c.child_id, c.started_on as care_started_on, c.started_on, e.day as due_on
    from care_periods c
    cross join local_rules r
    join days d
        on d.day = c.started_on
    join days e
        on e.work = d.work + r.education_plan_working_days
        and e.ends_work = 1
    union all
    select c.child_id, c.started_on as care_started_on, t.started_on, t.ended_on as due_on
    from care_periods c
    join school_terms t
        on t.started_on > c.started_on
        and (c.ended_on is null or t.started_on < c.ended_on)
),
of_age as (
    select
        a.child_id,
        a.care_started_on,
        a.started_on,
        a.due_on,
        min(case when a.started_on = a.care_started_on then a.due_on end) over (
            partition by a.child_id, a.care_started_on
        ) as first_due_on
    from asked a
    join born p
        on p.child_id = a.child_id
    join days d
        on d.day = a.started_on
    join days y
        on y.day = d.tax_year_starts
    where case when d.month - y.month >= 5 then y.birthday + 430 else y.birthday - 9570 end
        - p.born_birthday between 40000 and 159999
),
in_turn as (
    select
        child_id,
        care_started_on,
        started_on,
        due_on,
        lead(started_on) over (
            partition by child_id, care_started_on order by started_on
        ) as next_on
    from of_age
    where started_on = care_started_on or first_due_on is null or started_on > first_due_on
),
met as (
    select o.child_id, o.care_started_on, o.started_on, min(e.reviewed_on) as done_on
    from in_turn o
    join education_plans e
        on e.child_id = o.child_id
        and e.reviewed_on >= o.started_on
        and (o.next_on is null or e.reviewed_on < o.next_on)
    group by o.child_id, o.care_started_on, o.started_on
)
select
    o.child_id,           -- the child
    coalesce(c.team, g.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    o.started_on,         -- care began, or the term did
    o.due_on,             -- last day in time
    m.done_on,            -- the plan was made or reviewed; empty: not yet
    case
        when o.next_on is null then c.ended_on
        when c.ended_on is null or o.next_on < c.ended_on then o.next_on
        else c.ended_on
    end as lapsed_on      -- the next term began, or care ceased
from in_turn o
join care_periods c
    on c.child_id = o.child_id
    and c.started_on = o.care_started_on
left join met m
    on m.child_id = o.child_id
    and m.care_started_on = o.care_started_on
    and m.started_on = o.started_on
left join team_spells g
    on g.child_id = o.child_id
    and g.started_on <= o.started_on
    and (g.ended_on is null or g.ended_on > o.started_on)
