"""Names that are words too, and names written in one piece that are words or places. Pure."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALSO_WORDS = _listed("""
april art august autumn baker banks bell best bill bird bishop black bond brook brown bush
carpenter carter case chance church clay cook cross dale dawn day dean drew east faith field
fields ford forest fox frank grace grant gray green hall hand hill hope hunt hunter hurst iris joy
june king lane law little long love march mark marks mason may mercy miles miller moon more moss
noble north page park parks pat patience pool poole post potter price prudence read reed rich
robin rose rowan rush sandy short small smart south spring stone street strong summer summers
sunny swift tanner taylor term turner violet wade walk walker ward wards waters weaver wells west
white will wise wood woods work young
""")
"""Words that are names too: in small letters they are read as words."""

FIRST_WORDS = ALSO_WORDS | _listed("""
amber angel coral destiny harmony jack jade justice major max olive pearl precious prince princess
ray river rob royal ruby sage sky star sue victor
""")
"""First names that are words: alone in small letters, or at the head of a sentence, they are."""

NEVER = frozenset({"april", "may", "june", "august", "summer", "autumn", "amber", "green"})
"""Months, seasons and colours of a state: they stand in every text."""

_IN_ONE_PIECE = FIRST_WORDS | _listed("""
along andrew annabell artwork ashbrook ashfield ashford ashwood asking award baking banked
bankfield banking barbell barking bedford bellfield belong benfield billed birthday blackbird
blackbrook blackfield blackmore blackpool blackwood bradfield bradford brentford brentwood
brookfield brookhill brownfield brownhill caprice carpool casework catford chesterfield
christabell churchfield churchhill clarabell clayfield claymore clifford cooked cooking coward
crossed crossfield crosswalk deanfield denmark dorking eastbrook eastfield eastward eastwood
edward elmfield elmwood fernbank fernhill fernwood fielded fieldwork foresthill forward foxfield
foxhill foxwood glenbrook glenfield glenwood goodwill gracechurch granted greenfield greenford
greenhill greenpark greenstone greenwood hallfield hallgreen hallmark handed hayward hazelwood
heathfield hillfield hollybush hollyfield hollywood honeymoon hopefield howard hunted isabell
johnstone joking joyride keystone kingstone kingwood kitchen langford leeward liking longfield
longford longhand longhill longterm longwood making marked markfield marking marshall maxwell
mayday mayfield maypole maywood meeting melrose milford mirabell moonstone mossfield northbrook
northeast northfield northward northwest northwood oakfield oakwood oxford parked parkfield
parkhill parkwood postal posted postmark primrose radford ranking remark reward richmond rosabell
rosebush rosehill rosewood rushbrook rushed rushford salford sandford sandyford shorthand skyward
southeast southfield southward southwest southwood springbrook springfield springhill springwood
stanford stanhope steward stonefield stonehill stonework summerfield summerhill summerwood sunday
taking telford today toward viking waking walked walking warded watford westbrook westfield
westford westward westwood whitefield whitehall whitehill willpower woodbrook woodfield woodford
woodgreen woodhill woodstone woodward woodwork workday worked working
""")


def is_a_word(piece: str) -> bool:
    """Say whether a whole name, written in one piece, is a word or a place: it is read as that."""
    return piece in _IN_ONE_PIECE or piece.removesuffix("s") in _IN_ONE_PIECE
