"""What the pages of items print: who raised what, what changed, its effect, and every step."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lineofsight.boards import rules
from lineofsight.boards.models import Item, Step
from lineofsight.boards.rules import Done, Standing, Target
from lineofsight.boards.said.around import lines
from lineofsight.boards.ties import Tied, Ties
from lineofsight.kernel.periods import in_words
from lineofsight.plan.redlining import redline
from lineofsight.plan.said.lines import marked
from lineofsight.ui.component import Content
from lineofsight.ui.lists import Moment, Summary, Timeline
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Tag

Pair = tuple[Item, Standing]
_COLOURS = {rules.WAITING: "orange", rules.PROMISED: "blue", rules.REPLIED: "blue",
            rules.CLOSED: "grey",
            rules.UNCONFIRMED: "orange"}  # fmt: skip
LISTED = 2
"""What changed, and effects, that a list prints of an item; its own page has them all."""
LATE = "late"
SHORTEST_WORDS = 160
"""Letters of an item that a list prints; the item's own page has them all."""


def who(item: Item) -> str:
    """Who raised an item: a person of this site, or a body."""
    if item.raised_by is not None:
        return item.raised_by.name
    return item.body.name if item.body is not None else ""


def link(item: Item) -> Content:
    """An item as a link, in its own first words; beside them where they are not its raiser's."""
    words = item.said
    cut = words if len(words) <= SHORTEST_WORDS else f"{words[:SHORTEST_WORDS].rstrip()} ..."
    named = Link(cut, reverse("item", args=[item.pk]))
    return format_html("{} {}", named, mark(item)) if item.reworded else named


def mark(item: Item) -> Tag | None:
    """The mark of an item that somebody put in other words; None where nobody did."""
    return reworded(item.reworded.by.name) if item.reworded else None


def reworded(by: str) -> Tag:
    """The mark beside words that are not those of whoever raised them."""
    return Tag(f"Reworded by {by}", "orange")


def out_of_sight(item: Item) -> str:
    """Who took an item out of sight, when and why, in a sentence; empty where nobody did."""
    acts = [one for one in item.steps.all() if one.what in (rules.HIDDEN, rules.UNHIDDEN)]
    if not acts or acts[-1].what == rules.UNHIDDEN:
        return ""
    hid = acts[-1]
    return f"{hid.by.name} took it out of sight on {in_words(hid.on)}: {hid.words}"


def declined(item: Item, standing: Standing) -> str:
    """Who declined the closing of an item, when and why, in a sentence; empty where nobody did."""
    if standing.declined is None:
        return ""
    last = [one for one in item.steps.all() if one.what == rules.DECLINED][-1]
    return f"{last.by.name} declined its closing on {in_words(last.on)}: {last.words}"


def rewording(item: Item) -> SafeString | None:
    """What the words of an item became, as a redline, and why; None where nobody reworded it."""
    last = item.reworded
    return _rewording(item.words, last) if last else None


def _rewording(before: str, step: Step) -> SafeString:
    why = f"Why: {step.reply}" if step.reply else "Why: not recorded."
    return lines((marked(redline(before, step.words)), why))


def state(standing: Standing) -> Content:
    """How an item stands, as a tag; a promise with its day."""
    tag = Tag(rules.STATES[standing.state], _COLOURS[standing.state])
    if standing.is_hidden:
        return format_html("{} {}", Tag("Out of sight", "grey"), tag)
    promised = standing.answer.promised_for if standing.answer and standing.is_open else None
    if promised is not None:
        due = in_words(promised)
        words = f"overdue since {due}" if standing.is_late else f"to be done by {due}"
        first = standing.first_promised
        moved = f", first promised for {in_words(first)}" if first else ""
        return format_html("{} {}{}", tag, words, moved)
    return tag


class Group(NamedTuple):
    """Items that stand alike, with their place on the page."""

    anchor: str
    name: str
    many: int


def groups(each: Sequence[Pair]) -> list[Group]:
    """Say how many items stand how, in the order of the list; what is overdue by itself."""
    keys = [LATE if standing.is_late else standing.state for _, standing in each]
    names = {LATE: "Overdue", **rules.STATES}
    return [Group(f"stands-{key}", names[key], len(list(same))) for key, same in groupby(keys)]


def table(
    each: Sequence[Pair],
    ties: Ties,
    led_to: Mapping[int, Sequence[Target]],
    *,
    caption: str,
    empty: str,
    ends: Collection[int],
    quiet: bool = False,
) -> Table:
    """Items as a list; `ends` are the numbers of those that the reader may close."""
    rows = [
        (link(item), rules.KINDS[item.kind], f"{who(item)}, {in_words(item.raised_on)}",
         _stands(item, standing, may_close=item.pk in ends),
         *_came_of(ties.of(led_to[item.pk], item.raised_on), item))
        for item, standing in each
    ]  # fmt: skip
    names = ("What was said", "Kind", "Raised by", "How it stands", "What changed", "Effect so far")
    columns = tuple(map(Column, names))
    return Table(caption, columns, rows, empty=empty, quiet_caption=quiet)


def folded(
    each: Sequence[Pair], ties: Ties, led_to: Mapping[int, Sequence[Target]], *, caption: str,
    empty: str, ends: Collection[int],
) -> Table:  # fmt: skip
    """Items as a long list in short rows; a phone shows one group of those that stand alike."""
    rows = [
        (link(item), f"{rules.KINDS[item.kind]}, {who(item)}, {in_words(item.raised_on)}",
         _stands(item, standing, may_close=item.pk in ends),
         _in_brief(ties.of(led_to[item.pk], item.raised_on)))
        for item, standing in each
    ]  # fmt: skip
    columns = tuple(map(Column, ("What was said", "Raised", "How it stands", "What came of it")))
    parts = [(one.anchor, one.many) for one in groups(each)]
    return Table(caption, columns, rows, empty=empty, parts=parts)


_COUNTED = {
    rules.CHANGE: ("change of a plan", "changes of a plan"),
    rules.ACTION: ("action", "actions"),
    rules.INDICATOR: ("indicator", "indicators"),
    rules.PAGE: ("page", "pages"),
    rules.PARAGRAPH: ("paragraph", "paragraphs"),
}


def _in_brief(tied: Sequence[Tied]) -> Content:
    """Count what changed by its kind, and say in a word or two what each effect was."""
    if not tied:
        return "Nothing yet"
    held = Counter(one.target.kind for one in tied)
    said = [f"{held[kind]} {words[held[kind] > 1]}" for kind, words in _COUNTED.items()
            if held[kind]]  # fmt: skip
    verdicts = dict.fromkeys(words for one in tied for words in one.verdicts)
    return lines(filter(None, (", ".join(said), "; ".join(verdicts).capitalize())))


def _stands(item: Item, standing: Standing, *, may_close: bool) -> Content:
    if not may_close or not standing.is_open:
        return state(standing)
    return lines((state(standing), _close(item)))


def _close(item: Item) -> Link:
    return Link("Close", reverse("item-act", args=[item.pk, "close"]), about=item.said[:80])


def _came_of(tied: Sequence[Tied], item: Item) -> tuple[Content, Content]:
    """Give the first of what changed and of its effects; the item's own page has them all."""
    effects = list(dict.fromkeys(words for one in tied for words in one.effects))
    return (
        _first([named(one) for one in tied], item) or "Nothing yet",
        _first(effects, item) or "None to be seen",
    )


def _first(each: Sequence[Content], item: Item) -> Content:
    more = len(each) - LISTED
    if more <= 0:
        return lines(each) if each else ""
    rest = Link(f"and {more} more", reverse("item", args=[item.pk]), about=item.said[:80])
    return lines((*each[:LISTED], rest))


def named(one: Tied) -> Content:
    """What an item led to, as a link where it leads somewhere."""
    return Link(one.words, one.href) if one.href else one.words


def facts(item: Item, standing: Standing) -> Summary:
    """Who raised an item, when and where, and how it stands."""
    rows: list[tuple[str, Content]] = [
        ("Raised by", who(item)),
        ("On", in_words(item.raised_on)),
        ("How it stands", state(standing)),
    ]
    if item.meeting is not None:
        meeting = f"{item.meeting.body.name}, {in_words(item.meeting.held_on)}"
        rows.append(("At", Link(meeting, reverse("meeting", args=[item.meeting_id]))))
    if item.visit is not None:
        visit = f"Monitoring visit of {in_words(item.visit.starts_on)}"
        rows.append(("Found at", Link(visit, reverse("visit", args=[item.visit_id]))))
    if item.judgement:
        rows.append(("Judgement", item.judgement))
    if standing.answer is not None:
        said = f"{rules.ANSWERS[standing.answer.answer]}: {standing.answer.words}"
        rows.append(("Answer", lines(filter(None, (said, _done_by(standing.answer))))))
    closing = standing.closing or standing.unconfirmed
    if closing is not None:
        of_closing = [one for one in item.steps.all() if one.what == rules.CLOSED][-1]
        parts = (f"{rules.OUTCOMES[closing.outcome]}. {closing.words}", *_where(of_closing))
        rows.append(("Did it make a difference?", lines(parts)))
    return Summary(rows)


def _done_by(answer: Done) -> str:
    """Say who does what was accepted, and by which day; empty where a link shows it."""
    if answer.due_on is None:
        return ""
    verb = "To be done" if answer.promised_for else "Done"
    who = f" by {answer.who}" if answer.who else ""
    return f"{verb}{who}, by {in_words(answer.due_on)}."


def _where(step: Step) -> list[Content]:
    """Say in which meeting, letter or words a body closed what it raised."""
    found: list[Content] = []
    if step.meeting is not None:
        words = f"Meeting of {in_words(step.meeting.held_on)}"
        found.append(Link(words, reverse("meeting", args=[step.meeting_id])))
    if step.minute:
        found.append(f"Minute: {step.minute}")
    return found


def changed(tied: Sequence[Tied], standing: Standing) -> Table:
    """What an item led to, linked or named by a plan, each with its effect as it is now."""
    rows = [
        (named(one), rules.TARGETS[one.target.kind]
         + ("" if one.target in standing.targets else ", which names this finding"),
         lines(one.effects) if one.effects else "This has no effect of its own to be measured.")
        for one in tied
    ]  # fmt: skip
    return Table(
        "What changed because of it",
        (Column("What changed"), Column("What it is"), Column("Effect so far")), rows,
        empty="Nothing is linked yet: nobody can say what changed because of it.",
    )  # fmt: skip


def history(steps: Iterable[Step], item: Item, tied: Ties) -> Timeline:
    """Every step of an item, the newest first, and how it began."""
    words, moments = item.words, list[Moment]()
    for one in steps:
        moments.append(_moment(one, item, tied, words))
        words = one.words if one.what == rules.REWORDED else words
    raised = Moment("Raised", in_words(item.raised_on), detail=item.words, by=who(item))
    return Timeline([*reversed(moments), raised])


def _moment(step: Step, item: Item, tied: Ties, words: str) -> Moment:
    """Give a step as a moment; `words` are those in which the item stood before it."""
    done = step.done()
    if done.what == rules.REWORDED:
        said = _rewording(words, step)
        return Moment(rules.STEPS[done.what], in_words(done.on), detail=said, by=step.by.name)
    parts = [
        rules.ANSWERS.get(done.answer, ""),
        rules.OUTCOMES.get(done.outcome, ""),
        *([named(one) for one in tied.of([done.target], item.raised_on)] if done.target else []),
        done.words,
        _done_by(done) or done.reply,
        *_where(step),
    ]
    detail: SafeString = lines(part for part in parts if part)
    return Moment(rules.STEPS[done.what], in_words(done.on), detail=detail, by=step.by.name)
