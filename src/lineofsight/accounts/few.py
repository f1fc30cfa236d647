"""The question whether a small number in words that many read tells of a few children.

Figures hide such a number; a sentence beside them would say it again. A small number is asked about
in any sentence that speaks of children or their cases, where it does something itself (*and 3 went
home*), and in words about a figure of children, unless the noun that it counts is another: a day, a
team, an event and the like (*2 new homes*), or whatever is for children or of them (*three changes
for children*). What is said of each child (*each child has one plan*), an age (*children under 5*)
and a share (*three in four*) count nobody. Whoever writes may say that it points to nobody.
"""

import re
from collections.abc import Iterator

from django.conf import settings

from lineofsight.kernel.problems import Refused
from lineofsight.picture import read_plainly
from lineofsight.records.values.days import MONTHS
from lineofsight.settings import load as load_settings

FEW = "A small number of children stands in these words, and could show who they are."
WITHOUT_FEW = "Leave the number out, or say below that it points to nobody."
FEW_ARE_MEANT = "A small number of children stands in it, and points to nobody"
"""What whoever writes says of such words, so that they are kept."""

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "a couple": 2, "a pair": 2, "a handful": 3, "a few": 3,
            "half a dozen": 6, "a trio": 3, "a duo": 2}  # fmt: skip
_ONES = {"one": 1, "a single": 1, "the only": 1, "both": 2}
"""Numbers that are more often something else: the child they count must follow."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}

_PEOPLE = (
    r"(?:child(?:ren)?|girls?|boys?|famil(?:y|ies)|bab(?:y|ies)|infants?|toddlers?|siblings?|"
    r"brothers?|sisters?|twins?|teenagers?|adolescents?|young people|young persons?|"
    r"young (?:wo)?m[ae]n|young \w+s|(?:\w+-)?year-olds?|in year \d{1,2}|(?:care )?leavers?|"
    r"pupils?|students?|learners?|residents?|runaways|newcomers|minors|newborns?|teens?|"
    r"offenders?|asylum seekers?|refugees?|victims?|survivors?|sons?|daughters?|adoptees|"
    r"unaccompanied|(?:uasc|lac|cla|cyp|neet)s?|kids?|youngsters?|service users?)"
)
_CASES = r"(?:cases?|plans?|episodes?|conferences?|referrals?|placements?)"
_NOT_THEIRS = r"(?!'s\b| acts?\b| services\b)"  # a home's, a law's, a department's
_SOMEBODY = rf"\b(?:{_PEOPLE}|{_CASES})\b{_NOT_THEIRS}"
_DOES = (
    r"(?:was|were|is|are|has|had|have|went|left|moved|returned|came|remain(?:s|ed)?|stay(?:s|ed)?|"
    r"waits?|waited|died|ran|did|others?|more|of (?:them|whom|these|those))\b"
)
_THINGS = (  # what a number counts beside children, whoever is spoken of
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|per ?cent|percentage|points?|times|terms?|"
    r"weekends?|evenings?|mornings?|afternoons?|"
    r"teams?|workers?|social workers?|managers?|staff|posts?|vacanc(?:y|ies)|agency|homes?|"
    r"parents?|carers?|foster carers?|adopters?|teachers?|nurses?|judges?|councillors?|officers?|"
    r"governors?|mentors?|advocates?|volunteers?|inspectors?|directors?|tutors?|"
    r"schools?|boards?|panels?|meetings?|quarters?|stages?|priorit(?:y|ies)|reasons?|actions?|"
    r"events?|sessions?|workshops?|courses?|trips?|clubs?|projects?|consultations?|surveys?|"
    r"questions?|messages?|themes?|topics?|ideas?|ways?|steps?|things?|promises?|pledges?|aims?|"
    r"goals?|recommendations?|lessons?|areas?|wards?|towns?|boroughs?|sites?|venues?|rooms?|"
    r"services?|agencies|partners?|councils?|authorities|courts?|languages?|letters?|films?|"
    r"videos?|leaflets?|documents?|pages?|newsletters?|changes|improvements?|laptops?|computers?|"
    r"tablets?|apprenticeships?|jobs?|"
    r"phones?|flats?|houses|bedrooms?|beds|buildings?|centres?|hubs?|bikes?|books?|vouchers?|"
    r"grants?|contracts?|policies|procedures?|strategies|decisions?|proposals?|options?|"
    r"programmes?|schemes?|pilots?|campaigns?|forums?|guides?|posters?|websites?)"
)
_OTHER_WORDS = (  # no part of a noun and what stands before it: they end it, or do something
    r"(?:in|on|at|to|from|for|of|with|by|about|and|or|but|that|which|who|whom|whose|where|when|"
    r"while|as|than|if|because|so|not|never|also|into|out|after|before|since|until|during|"
    r"under|over|between|their|his|her|our|your|my|the|an?|these|those|each|every|all|they|we|"
    r"he|she|it|them|us|now|then|again|came|lost|got|get|met|meet|saw|see|told|tell|said|say|gave|"
    r"give|made|make|took|take|fled|found|find|began|begin|kept|keep|chose|choose|spent|spend|need|"
    r"want|like|live|attend|use|share|visit|change|go|leave|move|join|lack|await|enter|miss|lose|"
    r"rent|occupy|accept|refuse|receive|love|hate|enjoy|feel|think|know|hear|ask|wait|return|face|"
    r"(?:leav|chang|mov|miss|await|wait|attend|los|enter|join|see|hav|need|want)ing|"
    rf"{'|'.join((*_NUMBERS, *_ONES))}|\d+|{_DOES}|"
    r"(?!(?:support|furnish|train|qualifi|experienc|dedicat|adapt|plann|agre|updat|revis|"
    r"improv|register|specialis|relat|propos|nam)ed\b)\w+ed|"
    r"(?!sports\b|arts\b|\w+(?:ss|ous)\b|\w+'s\b)\w+s)\b"
)
_BEFORE_A_NOUN = rf"(?: (?!{_OTHER_WORDS})(?!\b{_PEOPLE}\b{_NOT_THEIRS})[\w'-]+){{0,3}}"
_BEFORE_MANY = (  # after a number of many, a word for one child says of what kind they are
    rf"(?: (?:(?:child|family|pupil|infant|baby|care leaver|adolescent|sibling)(?= )|"
    rf"(?!{_OTHER_WORDS})(?!\b{_PEOPLE}\b{_NOT_THEIRS})[\w'-]+)){{0,3}}"
)
_OF_THESE = r"(?: of (?:our|the|these|those|its))?"
_TOLD_OF_THEM = (  # what happens to children tells of them, and so does a group or kin of theirs
    r"(?:groups?|sets|pairs|lots|couples|households|members|mothers|fathers|mums|dads|relatives|"
    r"grandparents|aunts|uncles|cousins|adoptions|assessments|reviews|visits|enquir(?:y|ies)|"
    r"investigations|allegations|incidents|injuries|deaths|births|pregnancies|moves|admissions|"
    r"disruptions|breakdowns|arrests|convictions|offences|absences|exclusions|orders|removals|"
    r"matches|complaints|contacts|disclosures|discussions|hearings|proceedings|accidents|attempts|"
    r"overdoses|concerns|reports|returns|arrivals|losses|suicides|assaults|instances|examples|"
    r"attacks|searches|restraints|detentions|remands|stays|nights|appeals|tribunals|"
    r"\w*(?:er|or|ee|ant|ist|ian|(?<!m)ent)s|"
    r"\w*(?:ing|ion|ment|al)s (?:of|by))\b"
)
_FOR_THEM = (  # *changes for children in care*: not what began with a capital, as people may
    rf"{_BEFORE_MANY} (?!{_SOMEBODY})(?!\b{_TOLD_OF_THEM})(?-i:[a-z])[\w-]*(?<!s)s "
    rf"(?:for|of|with|in|to|by|about|from) (?:(?!\b{_DOES})[\w'-]+ ){{0,3}}?"
    rf"{_PEOPLE}\b{_NOT_THEIRS}"
)
_HEAD_ENDS = rf"\b(?![-'])(?!(?<!s) (?:users|{_SOMEBODY}))"
_NOT_THINGS = (
    rf"(?! (?:working |calendar |school |consecutive |full |further |more )?{_THINGS}{_HEAD_ENDS})"
)
_NOT_OF_MANY = (
    rf"(?!{_OF_THESE}{_BEFORE_MANY} {_THINGS}(?<=s|f){_HEAD_ENDS})(?!{_OF_THESE}{_FOR_THEM})"
)
_NOT_OF_ONE = (
    rf"(?!{_OF_THESE}{_BEFORE_A_NOUN} {_THINGS}{_HEAD_ENDS})"
    rf"(?!{_BEFORE_A_NOUN} (?:change|(?!{_OTHER_WORDS}|{_TOLD_OF_THEM}|group)(?!{_SOMEBODY})"
    rf"(?-i:[a-z])[\w-]*) for (?:[\w'-]+ ){{0,3}}?{_PEOPLE}\b)"
)
_NOT_PLACES = (
    r"(?<!\bsection )(?<!\bpart )(?<!\bstage )(?<!\bstep )(?<!\baction )(?<!\bpage )(?<!\bno )"
)
_FIGURE = r"(?<![\d.,:\u00a3])\d{1,2}(?![\d%]|[.,:]\d)"
_MONTH = "|".join(name for name in MONTHS if name != "may")  # *3 may have left* is no day
_NO_COUNT = re.compile(  # days and years
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}[-/]\d{2}(?:-\d{2})?\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH}|(?-i:May))\b",
    re.IGNORECASE,
)
_AGE = rf"(?:\d{{1,2}}|{'|'.join(word for word in _NUMBERS if ' ' not in word)})\b"
_OLD = re.compile(  # *four 15-year-olds* are children, and so are under-5s
    rf"\b(?:(?:{_AGE}|\w+teen)(?:(?:-| to | and |-to-)(?:{_AGE}|\w+teen))?[- ]year[- ]olds|"
    r"(?:under|over)[- ]\d{1,2}s)\b",
    re.IGNORECASE,
)
_MANY = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)}|twelve|twenty|fifty|a hundred)\b"
_SHARE = re.compile(
    rf"\b(?P<part>\d{{1,2}}|one|{'|'.join(_NUMBERS)}) (?:in|(?:out )?of every|in every) "
    rf"(?P<whole>{_MANY}){_NOT_THINGS}{_NOT_OF_MANY}|"
    rf"\b(?:one|{_AGE})[- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|"
    r"ninths?|tenths?)\b",
    re.IGNORECASE,
)
_AGES = re.compile(  # of all whom a word in the plural names: that word alone is kept
    r"\b(children|babies|infants|toddlers|girls|boys|young people|pupils|teenagers|kids|those)"
    rf"(?: who are)?(?: aged)? (?:(?:under|over|below|above) {_AGE}|(?<=aged ){_AGE}(?:"
    rf"(?:-| to ){_AGE}| (?:and|or) (?:over|above|older|younger)\b))",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every)\b[^:;]*(?<!\bbut )(?<!\bexcept )(?<!\bfrom )$", re.IGNORECASE)
_FOR_EACH = re.compile(r" (?:for|per|to) (?:each|every|all|any|a|the whole)\b", re.IGNORECASE)
_IN_ROMAN = re.compile(
    r"(?P<of>\b(?:part|type|tier|level|stage|phase|grade|chapter|schedule|category|appendix|"
    r"volume|class|title|war|elizabeth) )?"
    r"\b(?P<numeral>(?-i:II|III|IV|V|ii|iii|iv|I(?= (?:child|girl|boy|baby|infant|sibling)\b)))"
    rf"(?: of (?:our|the|these|those))? {_PEOPLE}\b(?!-){_NOT_THEIRS}",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?<![\d.,:\u00a3])(?P<part>\d{1,4}) (?:out )?of (?:(?:all|the|our|its|these|those) )*"
    r"(?P<whole>\d{1,4})\b(?![%.,:]\d|%)",
    re.IGNORECASE,
)
"""So many of so many: the rest is told too."""
_NUMBER = re.compile(
    rf"{_NOT_PLACES}(?:\b(?P<word>{'|'.join(_NUMBERS)})\b|{_FIGURE}){_NOT_THINGS}{_NOT_OF_MANY}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"{_NOT_PLACES}\b(?P<word>{'|'.join(_ONES)})\b{_NOT_THINGS}{_NOT_OF_ONE}"
    rf"(?: {_DOES}|(?: [\w'-]+){{0,5}}? (?:(?P<people>\b{_PEOPLE}\b{_NOT_THEIRS})|{_SOMEBODY}))",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(_SOMEBODY, re.IGNORECASE)
_DOING = re.compile(rf",? {_DOES}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;]) ")


def check_few(*words: str, are_meant: bool = False, of_children: bool = False) -> None:
    """Refuse words for all to read that count a few children, unless somebody says they may."""
    if not are_meant and has_small_number(*words, of_children=of_children):
        raise Refused(FEW, do=WITHOUT_FEW)


def has_small_number(*words: str, of_children: bool = False) -> bool:
    """Say whether children are counted in words by a number that figures would hide.

    `of_children` says that the words are about a figure that counts them.
    """
    threshold = load_settings(settings.HOME.settings_file).local_rules.threshold
    each = (_without_shares_and_ages(read) for text in words for read in read_plainly(text))
    return any(
        0 < one < threshold for text in each for one in _counted(text, of_children=of_children)
    )


def _without_shares_and_ages(text: str) -> str:
    """Leave out of words what is a number and counts nobody."""
    text = _OLD.sub("children", _NO_COUNT.sub("", " ".join(text.split())))
    return _SHARE.sub("", _AGES.sub(r"\1", text))


def _counted(text: str, *, of_children: bool) -> Iterator[int]:
    """Give each number in words that may count children."""
    for sentence in _SENTENCE.split(text):
        is_of_somebody = of_children or _SPOKEN_OF.search(sentence)
        for found in _NUMBER.finditer(sentence):
            if is_of_somebody or _DOING.match(sentence, found.end()):
                word = found["word"]
                yield _NUMBERS[word.casefold()] if word else int(found[0])
        if is_of_somebody:
            yield from _rests(sentence)
        for found in _ONE.finditer(sentence):
            if not _is_of_each(found):
                yield _ONES[found["word"].casefold()]
        yield from _in_roman(sentence)


def _rests(sentence: str) -> Iterator[int]:
    """Give how many are left where so many of so many are told."""
    for found in _OF_ALL.finditer(sentence):
        yield int(found["whole"]) - int(found["part"])


def _in_roman(sentence: str) -> Iterator[int]:
    for found in _IN_ROMAN.finditer(sentence):
        if not found["of"]:
            yield _ROMAN[found["numeral"].casefold()]


def _is_of_each(found: re.Match[str]) -> bool:
    """Say whether one plan, or another thing of a child's, is said of each: that counts nobody."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    if found["people"] or _DOING.match(after):
        return False
    return bool(_EACH.search(before) or _FOR_EACH.match(after))
