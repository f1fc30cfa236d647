-- Pathway plans and their reviews owed to young people with leaving-care duties, one row for each.
-- called: Pathway plans and their reviews
-- kind: duty
-- subject: child_id
-- looks back: 6 months in pathway_plans
-- history: care_leavers for is_first
-- history: pathway_plans for is_first
-- optional: involvements, person, cla_episodes
-- basis: Care Leavers (England) Regulations 2010, regulation 7: reviewed at least every six months.
-- Leaving care guidance, volume 3: a plan within three months of becoming eligible.
-- recurs: from the day it is done
-- step: 30 days before, tell the personal adviser
-- step: on the day, tell the personal adviser
-- step: 2 working days after, tell the manager
-- note: Owed from the first status that says eligible, or the first of any other that is more than
-- qualifying, until the 21st birthday, or until the young person has died, returned home or only
-- qualifies for advice, and no later status says otherwise. Where every status is of one day, as in
-- a list of how things stand, who has no plan by then is owed one since the 16th birthday, or since
-- thirteen weeks of the latest period in care where that is later.
with first_known as (
    select
        child_id,
        coalesce(
            min(case when eligibility = 'eligible' then effective_on end), min(effective_on)
        ) as known_on,
        max(case when eligibility = 'eligible' then 1 else 0 end) as is_eligible
    from care_leavers
    where eligibility <> 'qualifying'
    group by child_id
),
statuses as (
    select
        child_id,
        effective_on,
        team,
        min(effective_on) over () as first_on,
        max(effective_on) over () as last_on
    from care_leavers
),
firsts as (
    select
        f.child_id,
        f.known_on,
        f.is_eligible,
        min(c.team) as team,
        min(c.first_on) as first_on,
        max(c.last_on) as last_on
    from first_known f
    join statuses c on c.child_id = f.child_id and c.effective_on = f.known_on
    group by f.child_id, f.known_on, f.is_eligible
),
entered as (
    select c.child_id, max(w.day) as a_quarter_on
    from care_periods c
    join days e on e.day = c.started_on
    join days w on w.day_number = e.day_number + 91
    group by c.child_id
),
sixteen as (
    select p.child_id, coalesce(b.day, f.day) as turned_on
    from person p
    left join days b on b.birthday = p.born_birthday + 160000
    left join days f on f.birthday = p.born_birthday + 160072
),
owed_since as (
    select
        f.child_id,
        f.team,
        f.is_eligible,
        f.known_on,
        case
            when f.first_on < f.last_on or s.turned_on is null then f.known_on
            when s.turned_on > f.known_on or e.a_quarter_on > f.known_on then f.known_on
            when e.a_quarter_on > s.turned_on then e.a_quarter_on
            else s.turned_on
        end as since_on
    from firsts f
    left join sixteen s on s.child_id = f.child_id
    left join entered e on e.child_id = f.child_id
),
last_known as (
    select child_id, max(effective_on) as last_on
    from care_leavers
    where in_touch not in ('DIED', 'RHOM') and eligibility <> 'qualifying'
    group by child_id
),
gone as (
    select c.child_id, min(c.effective_on) as gone_on
    from care_leavers c
    left join last_known k on k.child_id = c.child_id
    where k.child_id is null or c.effective_on > k.last_on
    group by c.child_id
),
clocks as (
    select
        f.child_id,
        f.team,
        f.since_on as started_on,
        f.is_eligible as is_first
    from owed_since f
    left join pathway_plans p on p.child_id = f.child_id and p.reviewed_on <= f.known_on
    where p.child_id is null
    union all
    select f.child_id, f.team, p.reviewed_on as started_on, 0 as is_first
    from firsts f
    join pathway_plans p on p.child_id = f.child_id
    group by f.child_id, f.team, p.reviewed_on
),
owed as (
    select
        child_id,
        team,
        started_on,
        is_first,
        lead(started_on) over (partition by child_id order by started_on) as done_on
    from clocks
),
ends as (
    select
        f.child_id,
        case
            when g.gone_on is null then coalesce(e.day, b.day)
            when coalesce(e.day, b.day) < g.gone_on then coalesce(e.day, b.day)
            else g.gone_on
        end as ended_on
    from firsts f
    left join gone g on g.child_id = f.child_id
    left join person c on c.child_id = f.child_id
    left join days e on e.birthday = c.born_birthday + 210000
    left join days b on b.birthday = c.born_birthday + 210072
)
select
    o.child_id,                                        -- the young person
    coalesce(t.team, o.team, 'not recorded') as team,  -- team holding the young person when the interval began
    o.started_on,                                      -- the last plan or review, or the day first known
    case when o.is_first = 1 then d.three_months_later else d.six_months_later end
        as due_on,                                     -- last day in time: three months for a first plan, else six
    o.done_on,                                         -- the next plan or review; empty: not yet
    x.ended_on as lapsed_on,                           -- turned 21, died, returned home or only qualifies
    o.is_first                                         -- 1: became eligible and has no plan yet
from owed o
join ends x on x.child_id = o.child_id
left join days d on d.day = o.started_on
left join team_spells t
    on t.child_id = o.child_id
    and t.started_on <= o.started_on
    and (t.ended_on is null or t.ended_on > o.started_on)
where x.ended_on is null or o.started_on < x.ended_on
