"""Teams and services as the picture has them today: which teams a place covers."""


def teams_in(place: str) -> frozenset[str]:
    """Give the teams that a place names: of a team, the team itself."""
    return frozenset({place})
