"""The local feeds of the front door, early help and reviews: which standard table each fills."""

from lineofsight.records.mapping.local_feed import of_children

LISTS = (
    of_children(
        "contacts",
        "contacts",
        contacted_on="Contact Date",
        source="Contact Source",
        outcome="Contact Outcome",
        decided_on="Decision Date",
    ),
    of_children(
        "referrals",
        "referrals",
        referred_on="Referral Date",
        source="Referral Source",
        no_further_action="Referral NFA",
        decided_on="Decision Date",
        team="Team",
        worker="Worker ID",
    ),
    of_children(
        "mash_enquiries",
        "mash_enquiries",
        received_at="Enquiry Received",
        rating="Rating",
        completed_at="Enquiry Completed",
        team="Team",
    ),
    of_children(
        "early_help",
        "early_help_episodes",
        started_on="Early Help Started",
        ended_on="Early Help Ended",
        end_reason="End Reason",
        organisation="Lead Organisation",
        team="Team",
        worker="Worker ID",
    ),
    of_children("cin_reviews", "cin_reviews", held_on="CIN Review Date"),
)
