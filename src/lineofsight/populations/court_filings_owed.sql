-- Papers the court directed the authority to file, one row for each paper and day.
-- called: Papers to file with the court
-- kind: duty
-- subject: case_id
-- basis: Directions of the court (Family Procedure Rules 2010, Practice Direction 12A)
-- step: 5 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 1 working day after, tell the manager
-- note: Due on the day the court last set: an extension it granted moves the day.
select
    case_id,                                    -- the case
    'not recorded' as team,                     -- a case may hold children of several teams
    document,                                   -- what is to be filed
    directed_on as started_on,                  -- day the court directed it
    coalesce(extended_to_on, due_on) as due_on, -- last day in time
    filed_on as done_on,                        -- day it was filed; empty: not yet
    cast(null as date) as lapsed_on             -- never: it is owed until it is filed
from court_filings
