"""Whether words name a child of the records: answered with yes or no, and never with whom."""

from lineofsight.picture.reading import Picture

_NAMED = """
select exists (
    select 1 from child
    where (name like '% %' and instr(lower(:words), lower(name)) > 0)
       or (also_known_as like '% %' and instr(lower(:words), lower(also_known_as)) > 0)
       or (length(child_id) >= 4 and instr(:words, child_id) > 0)
       or (length(health_number) >= 4 and instr(:words, health_number) > 0)
       or (length(upn) >= 4 and instr(:words, upn) > 0)
)
"""


def names_a_child(picture: Picture, words: str) -> bool:
    """Say whether a whole name or an identifier of any child stands in the words.

    Of every child, restricted ones too: whoever asks learns of none. A first name alone is not
    found, since most are words or names of somebody else.
    """
    return bool(picture.number(_NAMED, words=words))
