-- Pages scanned up to each moment, by batch, and the pages that were to be scanned.
-- kind: stock
-- subject: batch_id
-- note: Corrections are negative rows of their own. The pages to be scanned are declared in the
-- settings; not declared, there is nothing to compare with.
select
    s.batch_id,                -- the batch
    'not recorded' as team,    -- batches name no team
    m.day as asked_on,         -- the moment
    s.pages,                   -- pages of the batch
    0 as backlog               -- pages to be scanned in all
from moments m
join scanning s on s.scanned_on <= m.day
union all
select
    'backlog' as batch_id,
    'not recorded' as team,
    m.day as asked_on,
    0 as pages,
    r.scanning_backlog_pages as backlog
from moments m
cross join local_rules r
