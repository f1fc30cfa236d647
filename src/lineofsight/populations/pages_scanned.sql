-- Pages scanned up to each moment, by batch, and the pages that were to be scanned in all.
-- kind: stock
-- subject: batch_id
-- needs: scanning.backlog_pages for backlog
-- note: Corrections are negative rows of their own. The pages to be scanned are the latest estimate
-- up to the moment; where there is none, there is nothing to compare with.
with estimated as (
    select
        m.day as asked_on,
        s.backlog_pages,
        row_number() over (
            partition by m.day order by s.scanned_on desc, s.batch_id, s.pages
        ) as place
    from moments m
    join scanning s on s.scanned_on <= m.day and s.backlog_pages is not null
)
select
    s.batch_id,                -- the batch, or the backlog
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
    asked_on,
    0 as pages,
    backlog_pages as backlog
from estimated
where place = 1
