"""What words say of children and of other things, for `few` to read: lists alone.

A word of a list stands for its plural too.
"""

import re

from lineofsight.records.values.days import MONTHS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PEOPLE = _words("""
    child children girl boy lad lass baby infant toddler teen teenager adolescent youngster youth
    young teenage unborn minor newborn newcomer kid twin sibling brother sister son daughter family
    household mother father mum dad parent grandparent aunt uncle cousin relative leaver pupil
    student learner user resident runaway refuser offender seeker refugee victim survivor adoptee
    unaccompanied uasc lac cla cyp cwd neet""")
YOUNG = _words("young teenage unborn unaccompanied")
"""Of these, what makes a child of whoever is named after it: *two teenage parents*."""
CASES = _words("case plan episode conference referral placement")
HAPPENS = CASES | _words("""
    visit review assessment discussion enquiry investigation allegation incident injury death birth
    pregnancy move admission discharge disruption breakdown arrest conviction offence absence order
    exclusion removal match complaint contact disclosure hearing proceeding application accident
    attempt overdose return arrival suicide assault stabbing attack detention remand stay appeal
    tribunal break adoption notification cpp icpc rcpc sgo epo iha rha pep ehcp 47 s47 20 s20
    late overdue missing outstanding unseen""")
"""Cases of children, and what happens to children."""
DOES = _words("""
    was were is are has had have went left moved returned came remain remains remained stayed waits
    waited wait died ran did others attend attended changed refuse shared lost fled got
    took need needs lives live may detained""")
"""What children do where none is named: *3 went home*, *2 others*."""
UNITS = _words("day week month year hour minute per percent million hundred thousand pm am o'clock")
THINGS = UNITS | _words("""
    weekend term quarter point time evening morning holiday half third fifth tenth part round
    team worker manager staff fte post vacancy head lead director adviser officer nurse assistant
    practitioner carer adopter teacher judge councillor governor mentor advocate volunteer
    inspector tutor visitor chair iro solicitor interpreter neighbour
    home house flat room bedroom bed building centre hub site venue place school college nursery
    surgery hospital ward area locality town borough authority council agency charity provider
    partner court board panel service department
    audit inspection clinic problem issue fault
    meeting event session workshop course trip club project consultation survey drop-in question
    message theme topic idea way step thing promise pledge aim goal outcome recommendation lesson
    reason cause factor action priority stage phase indicator measure target figure standard
    strategy policy procedure decision proposal option programme scheme pilot campaign forum change
    error improvement system table list column
    language letter film video leaflet booklet document page report guide app website laptop
    computer tablet phone bike book voucher grant contract apprenticeship job""")
"""What is counted that is no child."""
KINDS = {"people": PEOPLE, "case": HAPPENS, "thing": THINGS}
LABELS = _words("""
    section part phase stage step level tier band grade priority outcome objective aim item action
    table list figure chart page line module unit annex appendix chapter schedule type category
    class volume version number no recommendation theme option top age war elizabeth
    day week month quarter year""")
"""What a number belongs to that stands after it: *Phase 2*."""
LAST = _words("this that last next each every same past")
"""Words in front of which a time is no label: *last week two went*."""
SKIPPED = _words("of our the these those them whom its all more other further")
"""What stands between a number and what it counts."""
ENDS = DOES | _words("""
    in on at to from for with by about but that which who whose where when while as than if because
    so not also into out after before since until during under over between within across through
    their his her your my a an each every they we he she it us now then again this of our the these
    those its all per""")
"""Words in front of which all is said that names what a number counts."""
EACH_OR_UNIT = UNITS | _words("each every all any")
PLURALS = _words("children people men women")
NUMBERS = {
    "one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "quartet": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "ii": 2, "iii": 3, "iv": 4, "v": 5,
}  # fmt: skip
LESS_OFTEN = _words("one both ii iii iv v")
"""Numbers that are more often something else."""

_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_N = rf"(?:\d\d?|{_WORD})"
_MONTH = rf"(?:{'|'.join(name for name in MONTHS if name != 'may')}|(?-i:May))"
"""A month; *3 may have left* is no day."""
_ALL_OF_WHOM = (
    "aged|those|children|girls|boys|babies|infants|toddlers|people|youngsters|pupils|teenagers"
)
_SHARE = (
    rf"\b(?:{_N} (?:(?:out )?of every|in every|in) (?:\d+|{_WORD}|twenty|hundred)|"
    rf"{_WORD} out of {_WORD}|\d out of 10)\b(?! (?:homes|wards|schools)\b)"
    r"(?!(?: [\w-]+){0,4} (?:the|this|that|one|our) (?:home|ward|school)\b)"
)
"""A share of all; but so many of a home, a ward or a school are counted."""
_YEAR_OLD = rf"(?:{_N}|\w+teen)(?:(?: to |-to-| and |-){_N})?[- ]year[- ]old"
_BEGINS = (
    r"(?:^|[-.,;:!?(*\u2013\u2014\u2022] ?|"
    r"\b(?:because|and|but|as|since|though|although|(?:is|was) that|"
    r"(?:last|this) (?:week|month|quarter|year)|(?:in|at)(?: (?-i:[A-Z])\w+){1,2}) )"
)
_A_CHILD = (
    r"(?:[\w-]+ )?(?:child|boy|girl|baby|toddler|teenager|youngster|care leaver|"
    rf"young (?:person|woman|man|mother|father|parent)|{_YEAR_OLD})"
)
_DID = (
    "(?:was|had|went|left|moved|returned|came|remained|stayed|waited|died|ran|fled|lost|missed|"
    "attended|arrived|has (?:been|had|left|moved|gone|waited|died))"
)
_ONE_DID = (
    rf"({_BEGINS})an? (?={_A_CHILD}(?: (?:in|at|from|of|with|on)(?: [\w'-]+){{1,4}}?)? {_DID}\b)"
)
"""A child that something happened to: *a child in Elm was late*, but not *when a child is seen*."""
SAID_OTHERWISE = tuple(
    (re.compile(said, re.IGNORECASE), plainly)
    for said, plainly in (
        (r"\(?(?:\b\d+ (?:to|and|or) )?(?:\b\d{1,3}\.)?\b\d{1,3} ?(?:%|per ?cent\b)\)?", ""),
        (rf"\b(?:(?:\d\d?, ){{0,5}}\d\d?(?: and | or | to |-))?\d\d?(?: of)? {_MONTH}\b", "then"),
        (r"(?<![\w/])(\d{1,4})/(\d{1,4})(?![\w/])", r"\1 of \2"),
        (r"(?<![\w-])(\d\d?)-(\d\d?)(?![\w-])", r"\1 to \2"),
        (r"\bthe (?:only|sole)\b|\ba single\b|\b(?-i:I)(?= (?:child|girl|boy|baby)\b)", "one"),
        (_ONE_DID, r"\1one "),
        (r"\b(?:the|these|those|our) twins\b", "two twins"),
        (r"\b(?:the|these|those|our) triplets\b", "three siblings"),
        (r"\ba (?:couple|pair|duo)\b", "two"),
        (r"\b(?:a|the) few\b|\ba (?:handful|trio)\b", "three"),
        (rf"\b{_YEAR_OLD}s?\b", "children"),
        (rf"\baged {_N}(?: to {_N}| (?:and|or) (?:over|above|older|younger|under)\b)", "aged so"),
        (
            rf"\b({_ALL_OF_WHOM}) (?:under|over|below|above|who are) {_N}\b(?: (?:or|to) {_N}\b)?",
            r"\1 so old",
        ),
        (rf"\b(?:with|for) (?:{_N}(?: or more|\+)|(?:at least|more than) {_N})(?!\w)", "with many"),
        (_SHARE, "many"),
        (rf"\bone(?: [\w-]+){{1,3}} in {_N}(?= (?:was|is|has|had)\b|[.,;]|$)", "many"),
        (r"\b(?:no|each|every) one\b|\bone(?= (?:is|was) (?:that|to)\b)", "it"),
        (r"(?<=\bbetween the )two\b", "parts"),
        (r"\bno\. ?(?=\d)", "number "),
        (r"\bs\.? ?(?=(?:47|20)s?\b)", "s"),
        (r"\bstep[- ](?:down|up)(?=s?\b)", "move"),
        (r"\bjob offers?\b|\boffers? to (?:[\w-]+ ){0,2}(?:staff|workers?|managers?)\b", "posts"),
        (r"\bre-(?=\w)", ""),
        (r"\byoung (?:people|persons?)", "youngsters"),
        (r"\byear (?:\d+s|[7-9]|1[0-3])\b", "pupils"),
        (rf"\b(?:under|over)[- ]{_N}s\b|\b\d\d?yos?\b", "children"),
        (r"\b(?:foster|fostering|adoptive) (?:famil(?:y|ies)|parents?|households?)\b", "carers"),
        (r"\bboth parents\b", "carers"),
        (r"\b(?:action|improvement|business|delivery|project|recovery) plans?\b", "strategies"),
        (r"\bstrategy meetings?\b|\bcore groups?\b", "discussions"),
        (
            r"\bin (?:custody|hospital|prison|secure(?: accommodation| units?| homes?)?)\b",
            "detained",
        ),
    )
)
"""What counts nobody, or is said in several words -> in one word, read in this order."""
