"""The front door: contacts, enquiries of the safeguarding hub, early help and referrals."""

from lineofsight.records.standard.columns import (
    Table,
    code,
    date,
    integer,
    text,
    time,
    yes_no,
)

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
        code("source_group", "source_group", "the group of who made contact, from the code"),
        code("outcome", "contact_outcome", "what it led to; with several outcomes the one that "
             "goes furthest", "cont_contact_outcome_json"),
        date("decided_on", "day a manager decided what to do; empty: not yet"),
    ),
)  # fmt: skip

MASH_ENQUIRIES = Table(
    name="mash_enquiries",
    meaning="Enquiries of the multi-agency safeguarding hub (MASH), each with its rating.",
    shape="events",
    begins="received_at",
    key=("child_id", "received_at"),
    needs=("child_id", "received_at"),
    columns=(
        text("child_id", "the child"),
        time("received_at", "when the enquiry came in; kept when it is rated anew"),
        code("rating", "mash_rating", "how urgent it was first rated"),
        time("completed_at", "when the hub had finished; empty: not yet"),
        text("team", "team it was passed to"),
    ),
)

EARLY_HELP_ASSESSMENTS = Table(
    name="early_help_assessments",
    meaning="Early help assessments (Annex A list 2), those led by partners among them.",
    shape="events",
    begins="started_on",
    key=("child_id", "started_on", "organisation"),
    needs=("child_id", "started_on"),
    columns=(
        text("child_id", "the child"),
        date("started_on", "the assessment began"),
        date("completed_on", "it was completed; empty: still open"),
        text("organisation", "who assessed: the authority or a partner"),
    ),
)  # fmt: skip

EARLY_HELP_EPISODES = Table(
    name="early_help_episodes",
    meaning="Early help: from the day it began to the day it ended.",
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
        code("end_reason", "early_help_end_reason", "why it ended", "earl_episode_end_reason"),
        text("worker", "who leads it", "earl_episode_worker_id"),
        text("team", "team that leads it"),
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
        code("source_group", "source_group", "the group of who referred, from the code"),
        yes_no("no_further_action", "closed with no further action", "cine_referral_nfa"),
        date("decided_on", "day a manager decided what to do; empty: not yet"),
        integer("referrals_in_year", "referrals in the last 12 months, as the return says"),
        text("team", "team it was allocated to", "cine_referral_team"),
        text("worker", "worker it was allocated to", "cine_referral_worker_id"),
    ),
)

TABLES = (
    CONTACTS,
    MASH_ENQUIRIES,
    EARLY_HELP_ASSESSMENTS,
    EARLY_HELP_EPISODES,
    REFERRALS,
)
