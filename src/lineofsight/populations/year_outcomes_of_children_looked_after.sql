-- Children looked after for a year or more, with the outcomes of the collection year.
-- called: Children looked after for a year or more, with the outcomes of the year
-- kind: stock
-- subject: child_id
-- said: immunisations: immunisations up to date | immunisations not up to date | not recorded
-- whether immunisations are up to date
-- said: sdq_score: strengths and difficulties score: {sdq_score}
-- said: convicted: convicted or cautioned in the year | not convicted or cautioned in the year |
-- not recorded whether convicted or cautioned
-- said: substance_misuse: substance misuse identified | no substance misuse identified | not
-- recorded whether substance misuse was identified
-- children: with a record open that day
-- needs: cla_year_outcomes.immunisations for immunisations
-- needs: cla_year_outcomes.sdq_score for sdq_score
-- needs: cla_year_outcomes.convicted for convicted
-- needs: cla_year_outcomes.substance_misuse for substance_misuse
-- optional: involvements, person, immigration_status
-- note: As the yearly return (SSDA903 OC2) says them; a child it does not name stays in the base,
-- with nothing recorded.
select
    c.child_id,   -- the child
    c.team,       -- team holding the child that day
    c.asked_on,   -- the moment
    c.is_uasc,    -- unaccompanied asylum-seeking child
    case when c.age_number >= 100000 then 1 else 0 end as is_ten_or_over, -- 1: aged 10 to 17
    coalesce(o.immunisations, 'not recorded') as immunisations, -- immunisations up to date
    coalesce(o.convicted, 'not recorded') as convicted, -- convicted or cautioned in the year
    coalesce(o.substance_misuse, 'not recorded') as substance_misuse, -- misuse identified
    case when o.sdq_score between 0 and 40 then o.sdq_score end
        as sdq_score -- strengths and difficulties, 0 to 40; empty: no valid score
from children_looked_after c
left join cla_year_outcomes o
    on o.child_id = c.child_id
where c.is_a_year = 1
