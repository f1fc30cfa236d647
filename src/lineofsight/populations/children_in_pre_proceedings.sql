-- Children in pre-proceedings at each moment, one row per child.
-- called: Children in pre-proceedings
-- kind: stock
-- subject: child_id
-- said: is_long: longer than 16 weeks since the letter | 16 weeks or less since the letter
-- optional: involvements
-- needs: pre_proceedings.letter_on for is_long
-- note: From the legal gateway, or the letter where its day is not recorded, until pre-proceedings
-- ended, or the court was applied to where no such day is recorded. A child of two cases counts once.
with open_then as (
    select
        p.child_id,
        m.day as asked_on,
        max(case when m.day_number - p.letter_day > r.pre_proceedings_days then 1 else 0 end)
            as is_long
    from pre_proceedings p
    cross join local_rules r
    join moments m
        on coalesce(p.decided_on, p.letter_on) <= m.day
        and (
            coalesce(p.ended_on, p.applied_on) is null
            or coalesce(p.ended_on, p.applied_on) > m.day
        )
    group by p.child_id, m.day
)
select
    p.child_id,                                 -- the child
    coalesce(t.team, 'not recorded') as team,   -- team holding the child that day
    p.asked_on,                                 -- the moment
    p.is_long                                   -- 1: longer than 16 weeks since the letter
from open_then p
left join team_spells t
    on t.child_id = p.child_id
    and t.started_on <= p.asked_on
    and (t.ended_on is null or t.ended_on > p.asked_on)
