-- Reviews of looked-after children, on the day each was held, and whether the child took part.
-- called: Reviews of looked-after children held
-- kind: flow
-- subject: child_id
-- said: took_part: the child's own views were heard | the child's own views were not heard, or are
-- not recorded
-- history: cla_reviews
-- needs: cla_reviews.participation for took_part
-- optional: involvements, person
-- note: Taking part is attending and speaking, an advocate speaking, or sending views (PN1, PN2,
-- PN3, PN5, PN6). Children under four (PN0) are not asked.
select
    v.child_id,                -- the child
    coalesce(t.team, 'not recorded') as team, -- team holding the child that day
    v.held_on as happened_on,  -- the review
    case
        when v.participation = 'PN0' or d.birthday - p.born_birthday < r.participation_age * 10000
            then 0
        else 1
    end as is_asked,           -- 1: of an age to take part (the local rule), or age not known
    case when v.participation in ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') then 1 else 0 end
        as took_part           -- 1: the child's own views were heard
from cla_reviews v
cross join local_rules r
left join days d
    on d.day = v.held_on
left join person p
    on p.child_id = v.child_id
left join team_spells t
    on t.child_id = v.child_id
    and t.started_on <= v.held_on
    and (t.ended_on is null or t.ended_on > v.held_on)
