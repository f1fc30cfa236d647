"""The steps that may be taken with an item, each with its form: who may, and what it does."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import may
from lineofsight.boards import rules
from lineofsight.boards.actions import handing
from lineofsight.boards.actions import items as actions
from lineofsight.boards.agreed import Agreed
from lineofsight.boards.closing import Closer, may_close, may_confirm
from lineofsight.boards.forms import items as forms
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Standing, Target
from lineofsight.boards.ties import Ties
from lineofsight.plan.models import Change

Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """A step by its name in an address: its form, what it does, and what pages call it."""

    name: str
    form: type[forms.Step]
    do: Callable[..., object]
    title: str
    done: str
    right: Right
    by_raiser: bool = False  # only whoever raised the item, or speaks for the body that did


def _answer(item: Item, said: Given, **by: Any) -> object:
    return actions.answer(
        item, said=said["answer"], words=said["words"], who=said["who"], due_on=said["due_on"],
        action=Target(rules.ACTION, said["action"]) if said["action"] else None, **by,
    )  # fmt: skip


def _tie(item: Item, said: Given, **by: Any) -> object:
    return actions.tie(
        item, said["target"], words=said["words"], is_another=said["is_another"], **by
    )


def _untie(item: Item, said: Given, **by: Any) -> object:
    target = actions.standing(item, on=by["on"]).targets[said["target"]]
    return actions.tie(item, target, words=said["words"], back=True, **by)


def _propose(item: Item, said: Given, **by: Any) -> object:
    names = ("words", "reply", "few_are_meant", "is_another")
    return actions.propose(item, **{name: said[name] for name in names}, **by)


def _publish(item: Item, _said: Given, **by: Any) -> object:
    return actions.publish(item, **by)


def _confirm(item: Item, _said: Given, **by: Any) -> object:
    return actions.confirm(item, **by)


def _decline(item: Item, said: Given, **by: Any) -> object:
    return actions.decline(item, words=said["words"], **by)


def _withdraw(item: Item, said: Given, **by: Any) -> object:
    return actions.withdraw(item, words=said["words"], **by)


def _reword(item: Item, said: Given, **by: Any) -> object:
    return actions.reword(item, words=said["words"], why=said["why"], **by)


def _hide(item: Item, said: Given, **by: Any) -> object:
    return actions.hide(item, words=said["words"], **by)


def _unhide(item: Item, said: Given, **by: Any) -> object:
    return actions.hide(item, words=said["words"], back=True, **by)


def _hand(item: Item, said: Given, **by: Any) -> object:
    return handing.hand_over(item, said["to"], words=said["words"], **by)


def _close(item: Item, said: Given, **by: Any) -> object:
    return actions.close(
        item, outcome=said["outcome"], words=said["words"], minute=said.get("minute", ""),
        meeting=said.get("meeting"), **by,
    )  # fmt: skip


def _reopen(item: Item, said: Given, **by: Any) -> object:
    return actions.reopen(item, words=said["words"], **by)


WRITE, RAISE, HIDE = Right.ANSWER_ITEMS, Right.RAISE_ITEMS, Right.HIDE_ITEMS
ACTS = (
    Act("answer", forms.Answer, _answer, "Answer", "The answer is written down.", WRITE),
    Act("link", forms.Tie, _tie, "Link what changed", "It is linked.", WRITE),
    Act("unlink", forms.Untie, _untie, "Take a link back", "The link is taken back.", WRITE),
    Act("propose", forms.Propose, _propose, "Put it forward for the public page",
        "It is put forward. A second person shows it.", WRITE),
    Act("publish", forms.Agree, _publish, "Show it to the public",
        "It stands on the public page.", WRITE),
    Act("withdraw", forms.Withdraw, _withdraw, "Take it off the public page",
        "It is off the public page.", WRITE),
    Act("close", forms.Close, _close, "Close", "It is closed.", RAISE, by_raiser=True),
    Act("confirm", forms.Agree, _confirm, "Confirm the closing", "It is closed.", WRITE),
    Act("decline", forms.Why, _decline, "Decline the closing",
        "It is open again, and whoever closed it reads why.", WRITE),
    Act("hand", forms.Hand, _hand, "Hand it to another member", "It is handed over.", WRITE),
    Act("reword", forms.Reword, _reword, "Put it in other words",
        "It stands in these words from now on.", WRITE),
    Act("hide", forms.Why, _hide, "Take it out of sight", "It is out of sight.", HIDE),
    Act("unhide", forms.Why, _unhide, "Bring it back into sight", "It is in sight again.", HIDE),
    Act("reopen", forms.Reopen, _reopen, "Open it again", "It is open again.", RAISE,
        by_raiser=True),
)  # fmt: skip


def steps_for(item: Item, standing: Standing, person: Person, *, on: dt.date) -> list[Act]:
    """Give the steps this person may take with the item as it stands.

    That a body said so is confirmed or declined by a councillor too, who answers nothing.
    """
    closer = actions.closer(item, person, on=on)
    fits = _fits(standing, closer)
    fits["hand"] = standing.is_open and handing.is_stranded(item)
    asks = {one.name for one in ACTS if one.by_raiser}
    if closer.is_of_body:
        asks |= {"confirm", "decline"}
    return [
        one for one in ACTS
        if fits[one.name] and may(person, RAISE if one.name in asks else one.right)
    ]  # fmt: skip


def _fits(standing: Standing, closer: Closer) -> dict[str, bool]:
    """Say of each step whether it fits how the item stands, and whoever would take it."""
    is_open, proposed, unconfirmed = standing.is_open, standing.proposed, standing.unconfirmed
    return {
        "answer": is_open and unconfirmed is None,
        "link": is_open,
        "unlink": is_open and bool(standing.targets),
        "propose": standing.answer is not None and not standing.is_hidden,
        "publish": proposed is not None and proposed.by != closer.number,
        "withdraw": standing.public is not None or proposed is not None,
        "close": may_close(standing, closer),
        "confirm": may_confirm(standing, closer),
        "decline": may_confirm(standing, closer),
        "reword": True,
        "hide": not standing.is_hidden,
        "unhide": standing.is_hidden,
        "reopen": closer.may_end and (not is_open or unconfirmed is not None),
    }


def filled(act: Act, item: Item, posted: Any, *, today: dt.date, by: Person) -> forms.Step:
    """Give the form of a step, with what is known already filled in."""
    standing = actions.standing(item, on=today)
    more: dict[str, Any] = {"today": today, "initial": {"seen": len(item.steps.all())},
                            **_offered(act, standing)}  # fmt: skip
    if act.form is forms.Untie:
        ties = Ties(standing.targets, exactness="protected")
        more["tied"] = [one.words for one in ties.of(standing.targets, item.raised_on)]
    if act.form is forms.Propose and standing.answer is not None:
        more["initial"] |= {"words": item.said, "reply": standing.answer.words}
    if act.form is forms.Close:
        whose = actions.closer(item, by, on=today)
        held = actions.meetings_of(item, standing, on=today)
        more |= {
            "meetings": held if whose.needs_a_meeting else None,
            "is_of_body": whose.is_of_body,
        }
    if act.form is forms.Hand:
        more["receivers"] = handing.receivers(item, by=by, on=today)
    if act.form is forms.Reword:
        more["initial"]["words"] = item.said
    form = act.form(posted, **more)
    if act.name == "publish" and standing.proposed is not None:
        form.beside = f"{standing.proposed.words}\n{standing.proposed.reply}"
    return form


CHANGES = 100
"""Changes of the plans in force to choose from at most, the newest."""


def _offered(act: Act, standing: Standing) -> dict[str, Any]:
    if act.form is forms.Tie:
        return {"changes": _changes(), "actions": _actions()}
    return {"actions": _actions(but=standing.targets)} if act.form is forms.Answer else {}


def _changes() -> list[tuple[str, str]]:
    agreed = Agreed.now()
    changes = Change.objects.filter(plan__in=agreed.titles)[:CHANGES]
    return [(str(one.pk), f"Change {one.pk}{agreed.of(one.plan_id)}: {one.why}") for one in changes]


def _actions(but: Collection[Target] = ()) -> list[tuple[str, str]]:
    agreed = Agreed.now()
    return [
        (Target.of_action(place).ref, f"{place[1]}{agreed.of(place[0])} {one.action}")
        for place, one in agreed.actions.items()
        if Target.of_action(place) not in but
    ]
