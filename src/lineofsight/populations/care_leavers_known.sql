-- Care leavers at each moment, by their latest status on or before it.
-- called: Care leavers
-- kind: stock
-- subject: child_id
-- said: has_adviser: a personal adviser is recorded | no personal adviser is recorded
-- said: is_contacted: in touch within the interval | not in touch within the interval; in touch is
-- recorded as {in_touch}
-- said: is_supported: in touch in the twelve months | not in touch in the twelve months
-- said: is_neet: not in education, employment or training | in education, employment or training,
-- or not known
-- said: is_occupied: in education, employment or training | not in education, employment or
-- training, or not known: activity {activity}
-- said: activity: activity {activity} of the SSDA903 codes, where F1 and P1 are higher education
-- said: accommodation: accommodation {accommodation} of the SSDA903 letters, where X is custody,
-- and S, V and W are homeless or in bed and breakfast
-- said: suitability: suitable accommodation | accommodation that is not suitable | not recorded
-- whether the accommodation is suitable
-- needs: care_leavers.activity for is_occupied
-- needs: care_leavers.activity for is_neet
-- needs: care_leavers.suitability for suitability
-- needs: care_leavers.accommodation for accommodation
-- needs: care_leavers.activity for activity
-- needs latest: care_leavers.contacted_on for is_contacted
-- needs latest: care_leavers.contacted_on for is_supported
-- needs filled: care_leavers.adviser for has_adviser
-- optional: involvements, person
-- note: Young people who have died, or returned home, are left out. One who is not in touch, or
-- whose activity is not known, stays in.
-- note: The latest contact is the latest on or before the day that any row tells of, later rows too.
-- One between two rows stands in none: months before the extract's own are not known.
with told as (
    select child_id, contacted_on, max(contacted_day) as contacted_day
    from care_leavers
    where contacted_on is not null
    group by child_id, contacted_on
),
contacts as (
    select
        child_id,
        contacted_on,
        contacted_day,
        lead(contacted_on) over (partition by child_id order by contacted_on) as until_on
    from told
),
statuses as (
    select
        c.child_id,
        c.effective_on,
        c.eligibility,
        c.in_touch,
        c.activity,
        c.accommodation,
        c.suitability,
        c.adviser,
        c.team,
        p.born_birthday,
        lead(c.effective_on) over (partition by c.child_id order by c.effective_on) as until_on
    from care_leavers c
    left join person p on p.child_id = c.child_id
)
select
    s.child_id,                -- the young person
    coalesce(t.team, s.team, 'not recorded') as team, -- team holding the young person that day
    m.day as asked_on,         -- the moment
    case
        when m.birthday - s.born_birthday between 170000 and 189999 then '17 to 18'
        when m.birthday - s.born_birthday between 190000 and 219999 then '19 to 21'
        when m.birthday - s.born_birthday between 220000 and 259999 then '22 to 25'
        when s.born_birthday is null then 'not known'
        else 'other'
    end as cohort,             -- age that day: 17 to 18, 19 to 21, 22 to 25, other or not known
    case when m.birthday - s.born_birthday between 190000 and 209999 then 1 else 0 end
        as is_19_or_20,        -- 1: aged 19 or 20 that day
    case when s.eligibility in ('eligible', 'qualifying') then 0 else 1 end
        as is_former_relevant, -- 1: not still looked after (eligible), nor owed advice alone (qualifying); no category recorded: 1
    case when s.activity in (
        'F1', 'F2', 'F3', 'F4', 'F5', 'P1', 'P2', 'P3', 'P4', 'P5'
    ) then 1 else 0 end as is_occupied, -- 1: in education, employment or training
    case when s.activity in ('G4', 'G5', 'G6') then 1 else 0 end
        as is_neet,            -- 1: not in education, employment or training
    s.activity,                -- SSDA903 code of the activity
    s.accommodation,           -- SSDA903 letter of the accommodation
    s.suitability,             -- suitability of the accommodation: 1 suitable, 2 not
    case when s.accommodation in ('G', 'H', 'R') then 1 else 0 end
        as is_elsewhere,       -- 1: gone abroad, deported, or residence not known
    s.in_touch,                -- whether the authority is in touch
    case
        when s.in_touch = 'YES'
            and m.day_number - l.contacted_day <= r.care_leaver_contact_days then 1
        else 0
    end as is_contacted,       -- 1: in touch, and last in touch within the interval
    case
        when s.in_touch = 'YES'
            and l.contacted_on > m.year_earlier then 1
        else 0
    end as is_supported,       -- 1: in touch, and last in touch in the twelve months
    case when s.adviser is null then 0 else 1 end
        as has_adviser         -- 1: a personal adviser is recorded
from statuses s
join moments m
    on s.effective_on <= m.day
    and (s.until_on is null or s.until_on > m.day)
cross join local_rules r
left join contacts l
    on l.child_id = s.child_id
    and l.contacted_on <= m.day
    and (l.until_on is null or l.until_on > m.day)
left join team_spells t
    on t.child_id = s.child_id
    and t.started_on <= m.day
    and (t.ended_on is null or t.ended_on > m.day)
where s.in_touch not in ('DIED', 'RHOM')
