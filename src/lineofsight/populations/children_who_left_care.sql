-- Children who ceased to be looked after in the twelve months to each moment, by the last occasion.
-- called: Children who left care in the last twelve months
-- kind: stock
-- subject: child_id
-- said: is_adopted: adopted | left care on {ended_on} for another reason
-- said: is_special_guardianship: special guardianship | left care on {ended_on} for another reason
-- looks back: 12 months in cla_episodes
-- needs: cla_episodes.end_reason for end_reason
-- optional: involvements, person
-- note: Care ceases on the 18th birthday at the latest. Short-term breaks are left out. A child who
-- came back and left again counts once.
with ceased as (
    select
        e.child_id,
        m.day as asked_on,
        e.ended_on,
        e.team,
        e.end_reason,
        row_number() over (
            partition by e.child_id, m.day order by e.ended_on desc, e.started_on desc, e.end_reason
        ) as place
    from care_periods e
    join moments m on e.ended_on >= m.year_starts and e.ended_on <= m.day
    where e.end_reason <> 'X1'
)
select
    c.child_id,                                       -- the child
    coalesce(t.team, c.team, 'not recorded') as team, -- team holding the child on the day care ended
    c.asked_on,                                       -- the moment
    c.ended_on,                                       -- day care ended
    c.end_reason,                                     -- SSDA903 reason, or the 18th birthday
    case when c.end_reason in ('E11', 'E12') then 1 else 0 end
        as is_adopted,                                -- 1: adopted
    case when c.end_reason in ('E43', 'E44', 'E45', 'E46', 'E47', 'E48') then 1 else 0 end
        as is_special_guardianship                    -- 1: special guardianship
from ceased c
left join team_spells t
    on t.child_id = c.child_id
    and t.started_on < c.ended_on
    and (t.ended_on is null or t.ended_on >= c.ended_on)
where c.place = 1
