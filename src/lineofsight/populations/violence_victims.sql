-- Victims of most serious violence, gun or knife crime, aged 1 to 19, by incident.
-- called: Victims of serious violence
-- kind: flow
-- subject: victim_reference
-- note: Counts victims and not incidents: a victim counts once in a month, whatever the offences.
-- A victim without a reference counts once for the incident.
select
    coalesce(victim_reference, incident_id) as victim_reference, -- the victim; unknown: the incident
    'not recorded' as team,     -- the police do not know teams
    happened_on,                -- day of the incident
    category,                   -- kind of offence
    case when row_number() over (
        partition by
            victim_reference,
            case when victim_reference is null then incident_id end,
            happened_month
        order by happened_on, incident_id, category
    ) = 1 then 1 else 0 end as is_first_in_month -- 1: the victim's first of the month
from incidents
where victim_age between 1 and 19
    and category in ('most serious violence', 'gun crime', 'knife crime')
