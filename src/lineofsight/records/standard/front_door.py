"""The front door: contacts, early help and referrals."""

from lineofsight.records.standard.columns import Table, code, date, integer, text, yes_no

CONTACTS = Table(
    name="contacts",
    meaning="Every contact received about a child.",
    ssd="ssd_contacts",
    shape="events",
    begins="contacted_on",
    key=("child_id", "contacted_on", "source"),
    needs=("child_id", "contacted_on"),
    columns=(
        text("child_id", "the child", "cont_person_id"),
        date("contacted_on", "day the contact was received", "cont_contact_date"),
        code("source", "contact_source", "who made contact", "cont_contact_source_code"),
    ),
)

EARLY_HELP_EPISODES = Table(
    name="early_help_episodes",
    meaning="Early help assessments and episodes.",
    ssd="ssd_early_help_episodes",
    shape="spells",
    begins="started_on",
    ends="ended_on",
    key=("child_id", "started_on"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child", "earl_person_id"),
        date("started_on", "early help began", "earl_episode_start_date"),
        date("ended_on", "early help ended; empty: open", "earl_episode_end_date"),
        text("organisation", "who leads", "earl_episode_organisation"),
    ),
)

REFERRALS = Table(
    name="referrals",
    meaning="Referrals to children's social care, kept apart from the episodes of need they open.",
    ssd="ssd_cin_episodes",
    shape="events",
    begins="referred_on",
    key=("child_id", "referred_on"),
    needs=("child_id", "referred_on"),
    columns=(
        text("child_id", "the child", "cine_person_id"),
        date("referred_on", "day of the referral", "cine_referral_date"),
        code("source", "contact_source", "who referred", "cine_referral_source_code"),
        yes_no("no_further_action", "closed with no further action", "cine_referral_nfa"),
        integer("referrals_in_year", "referrals in the last 12 months, as the return says"),
        text("team", "team it was allocated to", "cine_referral_team"),
        text("worker", "worker it was allocated to", "cine_referral_worker_id"),
    ),
)

TABLES = (CONTACTS, EARLY_HELP_EPISODES, REFERRALS)
