-- Reviews owed to looked-after children, one row per review owed.
-- called: Reviews of looked-after children
-- kind: duty
-- subject: child_id
-- said: last_in_time: the review before was not late | the review before was late:
-- {last_due_on to started_on}
-- children: with a record open that day
-- looks back: 6 months in cla_reviews
-- history: cla_reviews for last_in_time
-- optional: involvements, person
-- basis: Care Planning Regulations 2010, regulation 33
-- recurs: from the day it is done
-- step: 20 working days before, tell the worker
-- step: 10 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first review within 20 working days of entering care, the second within three months
-- of the first, later ones within six months (2010 Regulation 33). Records that hold two reviews of
-- a child reach back to the first of them. Where a first review was due before then, it may have been
-- held and not be on record: the earliest on record is not judged, nor taken for the first if it was
-- held three months or more after care began. A list of the latest review alone judges none. Care
-- that began before 2010 is long past its first review.
with begun as (
    select
        c.child_id,
        c.started_on as care_started_on,
        c.started_on,
        c.ended_on,
        c.team,
        0 as held,
        case when b.day is null then c.started_on else f.day end as first_due_on
    from care_periods c
    cross join local_rules r
    left join days b
        on b.day = c.started_on
    left join days f
        on f.work = b.work + r.cla_first_review_working_days
        and f.ends_work = 1
    union all
    select
        c.child_id,
        c.started_on as care_started_on,
        v.held_on as started_on,
        c.ended_on,
        c.team,
        case when v.held_on < b.three_months_later then 1 else 2 end as held,
        case when b.day is null then c.started_on else f.day end as first_due_on
    from care_periods c
    cross join local_rules r
    join cla_reviews v
        on v.child_id = c.child_id
        and v.held_on >= c.started_on
        and (c.ended_on is null or v.held_on <= c.ended_on)
    left join days b
        on b.day = c.started_on
    left join days f
        on f.work = b.work + r.cla_first_review_working_days
        and f.ends_work = 1
),
followed as (
    select
        child_id,
        care_started_on,
        started_on,
        ended_on,
        team,
        first_due_on,
        held,
        row_number() over (
            partition by child_id, care_started_on order by started_on, held
        ) as turn,
        lead(started_on) over (
            partition by child_id, care_started_on order by started_on, held
        ) as next_on
    from begun
),
known as (
    select
        child_id,
        care_started_on,
        started_on,
        ended_on,
        team,
        first_due_on,
        held,
        turn,
        next_on,
        min(case when turn = 2 and next_on is not null then started_on end) over () as known_from
    from followed
),
timed as (
    select
        f.child_id,
        f.care_started_on,
        f.started_on,
        f.ended_on,
        f.team,
        f.first_due_on,
        f.turn,
        f.next_on,
        case
            when f.turn = 1 then f.first_due_on
            when f.turn = 2 and (f.held = 1 or f.first_due_on >= f.known_from)
                then d.three_months_later
            else d.six_months_later
        end as due_on,
        case when f.turn > 1 or f.first_due_on >= f.known_from then 1 else 0 end as is_known
    from known f
    left join days d
        on d.day = f.started_on
),
judged as (
    select
        child_id,
        started_on,
        ended_on,
        team,
        first_due_on,
        next_on,
        due_on,
        lag(case when is_known = 1 and next_on > due_on then 0 else 1 end) over (
            partition by child_id, care_started_on order by turn
        ) as last_in_time,
        lag(due_on) over (
            partition by child_id, care_started_on order by turn
        ) as last_due_on
    from timed
)
select
    f.child_id,                                    -- the child
    coalesce(f.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    f.started_on,                                  -- care began, or the review before
    f.due_on,                                      -- last day in time
    f.next_on as done_on,                          -- the review was held; empty: not yet
    f.ended_on as lapsed_on,                       -- care ceased
    f.first_due_on,                                -- when the first review of this period was due
    coalesce(f.last_in_time, 1) as last_in_time,   -- 1: the review before was in time, or none, or not known
    f.last_due_on                                  -- day due of the review before; empty: none before
from judged f
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
