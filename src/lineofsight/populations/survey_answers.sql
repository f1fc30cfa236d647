-- Answers to the latest staff survey at each moment, by question and team.
-- called: Answers to the staff survey
-- kind: stock
-- subject: question
-- note: Counts of answers, never a person's own. Teams with fewer answers than the smallest group
-- are put together, so that nobody is told apart. A survey that was answered by team is not added
-- to its own whole.
with latest as (
    select m.day as asked_on, max(s.closed_on) as closed_on
    from moments m
    join staff_survey s on s.closed_on <= m.day
    group by m.day
),
shapes as (
    select closed_on, question, max(case when team is null then 0 else 1 end) as is_by_team
    from staff_survey
    group by closed_on, question
),
answers as (
    select
        l.asked_on,
        s.question,
        s.team,
        coalesce(s.agree, 0) as agree,
        coalesce(s.agree, 0) + coalesce(s.neither, 0) + coalesce(s.disagree, 0) as answered,
        coalesce(s.eligible, 0) as eligible
    from latest l
    join staff_survey s on s.closed_on = l.closed_on
    join shapes h
        on h.closed_on = s.closed_on and h.question = s.question
        and (h.is_by_team = 0 or s.team is not null)
)
select
    a.question,                                  -- what was asked
    case
        when a.team is null then 'not recorded'
        when a.answered < r.survey_smallest_group then 'Smaller teams together'
        else a.team
    end as team,                                 -- team, where enough of it answered
    a.asked_on,                                  -- the moment
    a.agree,                                     -- answers that agree
    a.answered,                                  -- answers, the neutral ones too
    a.eligible                                   -- staff who were asked
from answers a
cross join local_rules r
