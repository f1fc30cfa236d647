"""The first page: what needs this person today, made of parts that their rights open."""
