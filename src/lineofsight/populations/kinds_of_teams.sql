-- What kind of team each is, day by day.
-- kind: spells
-- subject: team
-- note: Where the register names a team twice from one day, the first kind by name counts.
with dated as (
    select
        team,
        kind,
        coalesce(started_on, cast('1900-01-01' as date)) as started_on,
        coalesce(ended_on, cast('9999-12-31' as date)) as ended_on
    from department
    where kind <> 'not recorded'
),
named as (
    select team, started_on, min(kind) as kind, max(ended_on) as ended_on
    from dated
    group by team, started_on
),
spans as (
    select
        team,
        kind,
        started_on,
        ended_on,
        lead(started_on) over (partition by team order by started_on) as next_on
    from named
)
select
    team,                                                        -- the team
    kind,                                                        -- its kind
    started_on,                                                  -- first day it is of that kind
    case when next_on < ended_on then next_on else ended_on end
        as ended_on                                              -- first day it no longer is
from spans
