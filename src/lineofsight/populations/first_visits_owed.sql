-- First sight of a child owed after a referral that led to an assessment.
-- called: First sights of a child after a referral
-- kind: duty
-- subject: child_id
-- history: cin_visits
-- optional: cp_visits, involvements, person, management_oversight
-- basis: local standard
-- clock: working days
-- step: 2 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: Any worker's visit in person counts, out of hours too, for the child recorded as seen alone
-- and not for brothers and sisters. A child not yet born is not owed it. It lapses when the child
-- is referred again, or after its day when the assessment is authorised.
with assessed as (
    select
        child_id,
        clock_started_on as referred_on,
        case when count(done_on) = count(*) then max(done_on) end as authorised_on
    from assessments_owed
    group by child_id, clock_started_on
),
followed as (
    select
        child_id,
        team,
        happened_on,
        lead(happened_on) over (partition by child_id order by happened_on) as again_on
    from referrals_received
),
seen as (
    select f.child_id, f.happened_on, min(s.seen_on) as seen_on
    from followed f
    join days_seen s
        on s.child_id = f.child_id
        and s.seen_on >= f.happened_on
        and (f.again_on is null or s.seen_on < f.again_on)
    group by f.child_id, f.happened_on
),
owed as (
    select
        f.child_id,
        f.team,
        f.happened_on,
        f.again_on,
        s.seen_on,
        d.day as due_on,
        case when s.seen_on is not null or d.day_number < r.extracted_day then 1 else 0 end
            as is_settled,
        case when a.authorised_on > l.day then a.authorised_on
            when a.authorised_on is not null then l.day end as closed_on
    from followed f
    join assessed a on a.child_id = f.child_id and a.referred_on = f.happened_on
    cross join local_rules r
    left join person p on p.child_id = f.child_id
    left join days b on b.day = f.happened_on
    left join days d on d.work = b.work + r.child_seen_working_days and d.ends_work = 1
    left join days l on l.day_number = d.day_number + 1
    left join seen s on s.child_id = f.child_id and s.happened_on = f.happened_on
    where (p.is_unborn is null or p.is_unborn <> 'yes')
        and (p.born_on is null or p.born_on <= f.happened_on)
)
select
    o.child_id,                  -- the child
    o.team,                      -- team the referral was allocated to
    o.happened_on as started_on, -- day of the referral
    o.due_on,                    -- last day in time
    o.seen_on as done_on,        -- first seen on or after that day; empty: not yet
    case
        when o.closed_on is null or o.again_on < o.closed_on then o.again_on
        else o.closed_on
    end as lapsed_on,            -- referred again, or assessed, its day being past
    case when o.again_on <= o.due_on and o.seen_on is null then 0 else o.is_settled end
        as is_settled            -- 1: seen, or its last day had passed when the records were extracted; 0: not yet, or referred again first
from owed o
