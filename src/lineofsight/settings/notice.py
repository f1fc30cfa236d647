"""How an authority looks after what it writes about children: the notice a child can read.

One text for the draft that `lineofsight protection` writes and for the page everybody may open.
"""

from lineofsight.settings.wanted import Settings

TITLE = "How we look after what we write about you"
NOT_SET = "the data protection officer"

Part = tuple[str, tuple[str, ...]]
"""A heading, and the paragraphs under it."""

_KEPT = (
    ("When a social worker helps you or your family, we write down what happened: when we saw you, "
     "what you told us, what we decided, and who is helping."),
    ("This system does not hold your story. It counts whether we did what we promised: did we "
     "visit in time, did we hold your review, did we listen to you."),
)  # fmt: skip
_WHY = (
    ("The law says that we must keep children safe, and must check that we do it well. It does not "
     "ask you to agree first."),
)  # fmt: skip
_SEEN = (
    ("Only people whose job is to help you, and the people who check their work. Every time "
     "somebody looks at your page, the system writes down who it was."),
)  # fmt: skip
_SAFE = (
    ("The records stay with us: they are not sold, and not sent to another country. Whoever opens "
     "them signs in, and sees only the children they work with or answer for. A record can be "
     "closed to all but a few."),
)  # fmt: skip
_ASK = (
    ("You can ask what we have written about you, and who has looked at it. You can tell us when "
     "something is wrong. You can ask somebody you trust to help you ask."),
)  # fmt: skip
_COMPLAIN = (
    "If you are not happy with our answer, you can tell the Information Commissioner: ico.org.uk."
)


def notice(settings: Settings) -> tuple[Part, ...]:
    """Give the parts of the notice, filled from what the authority has settled."""
    authority = settings.authority
    we = authority.full_name or authority.name
    whom = authority.data_protection or (f"{NOT_SET} of {we}" if we else NOT_SET)
    hidden = (
        "Councillors and the public see only numbers about many children. A number from 1 to "
        f"{settings.local_rules.threshold - 1} is not shown, so nobody can tell from them who you "
        "are."
    )
    return (
        ("What we keep", _KEPT),
        ("Why we keep it", _WHY),
        ("Who can see it", (*_SEEN, hidden)),
        ("How we keep it safe", _SAFE),
        ("What you can ask for", (
            *_ASK, f"Ask your social worker, or write to {whom}.", _COMPLAIN,
        )),
    )  # fmt: skip
