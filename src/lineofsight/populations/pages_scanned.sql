-- Pages scanned up to each moment, by batch, and the pages that were to be scanned in all.
-- called: Batches of pages scanned
-- kind: stock
-- subject: batch_id
-- needs: scanning.backlog_pages for backlog
-- note: Corrections are negative rows of their own. The pages to be scanned are the latest estimate
-- up to the moment; where there is none, there is nothing to compare with.
with estimates as (
    select
        scanned_on,
        backlog_pages,
        row_number() over (partition by scanned_on order by batch_id, pages) as place
    from scanning
    where backlog_pages is not null
),
estimated as (
    select
        scanned_on,
        backlog_pages,
        lead(scanned_on) over (order by scanned_on) as until_on
    from estimates
    where place = 1
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
    m.day as asked_on,
    0 as pages,
    e.backlog_pages as backlog
from moments m
join estimated e on e.scanned_on <= m.day and (e.until_on is null or e.until_on > m.day)
