"""A plan as its workbook: given as it stands, and sent back; what is wrong is said by its place."""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_GET, require_http_methods

from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.settled import settled
from lineofsight.accounts.standing import somebody
from lineofsight.accounts.wording import strings
from lineofsight.indicators import catalogue
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.picture import ScorecardRow
from lineofsight.plan import (
    actions,
    addressed,
    approving,
    as_sent,
    comparing,
    fates,
    possible,
    rules,
    stating,
)
from lineofsight.plan import workbook as workbooks
from lineofsight.plan.content import Action, Effect
from lineofsight.plan.day import today, written_at
from lineofsight.plan.figures import Figures
from lineofsight.plan.forms.actions import Send
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.published import reading
from lineofsight.plan.seconds import who_else
from lineofsight.plan.surrounding import in_a_line, told
from lineofsight.plan.workbook import Read, read_plan
from lineofsight.plan.wrongs import Wrong, WrongWorkbook
from lineofsight.settings import load as load_settings
from lineofsight.ui.posted import posted

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LARGEST = 10 * 1024 * 1024
"""Bytes of a workbook: a plan of 500 actions takes a tenth of a megabyte."""


@allows(Right.CHANGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Take a workbook and ask for the plan to become what it says; nothing of a wrong one."""
    found = addressed.found(request, which)
    form = Send(posted(request), request.FILES or None)
    wrongs: tuple[object, ...] = ()
    if form.is_valid():
        try:
            changes = _asked(request, form, found)
        except WrongWorkbook as wrong:
            form.add_error("file", in_a_line(wrong))
            wrongs = wrong.wrongs
        except Problem as problem:
            form.add_error("file", in_a_line(problem))
        else:
            for one in changes:
                told(request, one, _DONE[len(changes) > 1])
            return redirect("plan-change", changes[-1].pk)
    back = addressed.at(found).page("plan") if found else reverse("plan")
    is_agreed = found is not None and found.state == rules.BASELINED
    who = who_else(somebody(request), "decide on what waits") if is_agreed else ""
    context = {"form": form, "wrongs": wrongs, "plan": found, "back": back, "who_else": who}
    return render(request, "plan/send.html", context, status=400 if form.errors else 200)


_DONE = {False: "It is written down.", True: "What only reports progress is written down."}
"""What is said of what nobody has to decide on, by whether it was only part of the workbook."""


def _asked(request: HttpRequest, form: Send, plan: Plan | None) -> list[Change]:
    held = actions.as_at(plan) if plan else {}
    sent = _read(form.cleaned_data["file"], held)
    _check_sources(sent.actions, plan, are_elsewhere=form.cleaned_data["are_elsewhere"])
    _check_aims(sent.actions, held, were_meant=form.cleaned_data["were_meant"])
    after = _over(plan, sent, puts_back=form.cleaned_data["puts_back"]) if plan else sent.actions
    if plan:
        _check_shown(request, plan, after)
    before, new = rules.sides(held, after)
    if question := form.question("\n".join({*strings(new)} - {*strings(before)})):
        raise Refused(question)
    return actions.ask_in_parts(
        plan or _first(), after, by=somebody(request), why=form.cleaned_data["why"],
        impact=form.cleaned_data["impact"], money=form.cleaned_data["money"], now=written_at(),
    )  # fmt: skip


def _check_shown(request: HttpRequest, plan: Plan, after: Mapping[str, Action]) -> None:
    found = stating.unshown(plan, actions.as_at(plan), after, by=somebody(request))
    wrongs = [Wrong(f"Action {ref}, Declared status", stating.NO_EVIDENCE) for ref in found]
    if wrongs:
        raise WrongWorkbook(wrongs, do=stating.HOW_SHOWN)


def _check_aims(
    sent: Mapping[str, Action], before: Mapping[str, Action], *, were_meant: bool
) -> None:
    """Refuse effects that are new and nobody can mean who sets out; ask about those of old.

    A level may have been passed since; what was delivered was measured from the figure of its day.
    """
    shown = picture_now()
    rows = Figures(shown, "protected").rows
    now = _standing(rows)
    known: dict[str, possible.Measured] = {**catalogue.indicators(), **rows}

    def wrong(one: Action, new: list[Effect]) -> Iterator[str]:
        yield from possible.wrong_aims(one.started_on, new, known)
        if new:
            yield from possible.gone_back(one.effects, known)
        if not one.is_delivered:
            yield from possible.out_of_reach(new, now)

    def of_old(one: Action, new: list[Effect]) -> Iterator[str]:
        figures = {code: stands.figure for code, stands in now.items()}
        yield from possible.worse_levels(new, known, figures)
        if one.is_delivered:
            yield from possible.out_of_reach(new, now)
        else:
            yield from possible.gone_by(new, shown.month if shown else None)

    for wrongs, do in (
        (_of_new(sent, before, wrong), ""),
        (_of_new(sent, before, of_old),
         "Or tick that they were meant when they were written."),
    ):  # fmt: skip
        if wrongs and not (do and were_meant):
            raise WrongWorkbook(wrongs, do=do) if do else WrongWorkbook(wrongs)


def _standing(rows: Mapping[str, ScorecardRow]) -> dict[str, possible.Stands]:
    """Give where every indicator of a known figure stands now."""
    known = catalogue.indicators()
    return {
        code: possible.Stands(
            round(row.figure.value, 1), row.unit, is_net=code in known and known[code].is_net
        )
        for code, row in rows.items()
        if row.figure.value is not None
    }


def _of_new(
    sent: Mapping[str, Action], before: Mapping[str, Action],
    said: Callable[[Action, list[Effect]], Iterator[str]],
) -> list[Wrong]:  # fmt: skip
    """Give what is said of the effects that each action did not have, or not from its start on."""
    new = {
        ref: [each for each in one.effects if _is_new(each, one, before.get(ref))]
        for ref, one in sent.items()
    }
    return [
        Wrong(f"Action {ref}, Expected effect", what)
        for ref, one in sent.items()
        for what in said(one, new[ref])
    ]


def _is_new(effect: Effect, now: Action, was: Action | None) -> bool:
    return was is None or effect not in was.effects or now.started_on != was.started_on


def _over(plan: Plan, sent: Read, *, puts_back: bool) -> dict[str, Action]:
    """Lay a workbook over the plan as it stands: what was reported meanwhile stays.

    Raises `WrongWorkbook` where a field was changed on both sides since the workbook was taken out,
    and where it does not say what it was taken out of and would put back what was reported.
    """
    now = actions.as_at(plan)
    if sent.plan == plan.pk and plan.entries.filter(pk=sent.entry).exists():
        after, clashes = rules.sent_over(actions.as_of(plan, sent.entry), sent.actions, now)
        if clashes:
            raise WrongWorkbook([
                _clash(one, "it was changed here since the workbook was taken out")
                for one in clashes
            ])  # fmt: skip
        return after
    if plan.state != rules.DRAFT and not puts_back:
        back = [
            _clash(one, "it would be put back, and the workbook does not say when it was taken out")
            for one in rules.put_back(sent.actions, now)
        ]
        if back:
            raise WrongWorkbook(
                back,
                do="Take the plan out as it is and change that, or tick that the workbook holds.",
            )
    return sent.actions


def _clash(one: rules.Clash, what: str) -> Wrong:
    words = [_in_short(value) for value in (one.sent, one.now)]
    return Wrong(
        f"Action {one.ref}, {comparing.NAMES[one.field]}",
        f"{what}. The workbook says {words[0]}; here it says {words[1]}",
    )


def _in_short(value: object) -> str:
    words = "it is there" if isinstance(value, Action) else comparing.said(value)
    return f"\u201c{Truncator(words).chars(300)}\u201d" if words else "nothing"


def _check_sources(sent: Mapping[str, Action], plan: Plan | None, *, are_elsewhere: bool) -> None:
    others = Plan.objects.exclude(pk=plan.pk) if plan else Plan.objects.all()
    kept = {one.title: actions.as_at(one) for one in others}
    wrong = fates.wrong_sources(plan.title if plan else "", sent.values(), kept)
    wrongs = [Wrong(f"Action {ref}, Came from", what) for ref, what in wrong]
    if wrongs:
        raise WrongWorkbook(wrongs)
    before = actions.as_at(plan) if plan else {}
    absent = [
        Wrong(f"Action {ref}, Came from", f"no plan is kept here that \u201c{source}\u201d is of")
        for ref, source in fates.sources_elsewhere(sent.values(), before, kept)
    ]
    if absent and kept and not are_elsewhere:
        raise WrongWorkbook(absent, do=_elsewhere(kept))


def _elsewhere(titles: Collection[str]) -> str:
    return (
        f"Write the title of a plan that is kept here ({'; '.join(titles)}) and the reference "
        "there, or tick that it came from a plan that is not."
    )


def _first() -> Plan:
    return approving.begin(settled().paper.plan_name, kind=rules.IMPROVEMENT)


def _codes() -> dict[str, str]:
    """Give the codes an action may name with their units: the catalogue's, and the authority's."""
    own = Figures(picture_now(), "protected").rows
    return catalogue.units() | {code: row.unit for code, row in own.items()}


def _read(sent: UploadedFile[bytes], held: Mapping[str, Action]) -> Read:
    if sent.size is None or sent.size > LARGEST:
        raise Problem("The file is larger than a plan can be.", do="Send the plan's workbook.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.xlsx"  # never the name it was sent under
        file.write_bytes(sent.read())
        return read_plan(
            file, on=today(), settings=load_settings(settings.HOME.settings_file),
            indicators=_codes(), held=held,
        )  # fmt: skip


@allows(Right.SEE_PLAN)
@require_GET
def as_workbook(request: HttpRequest, which: int | None = None) -> HttpResponse:
    """Give the plan as plan.xlsx, as it is read in again; what is published to who reads that."""
    found = addressed.found(request, which)
    if found is None:
        return redirect("plan")
    entry, read = actions.newest_entry(found), reading(somebody(request))
    held = workbooks.written(
        [read.action(one) for one in actions.as_of(found, entry).values()],
        taken_out_of=as_sent.mark(found.pk, entry) if read.in_full else "",
        fields=read.fields,
    )
    named = {"Content-Disposition": 'attachment; filename="plan.xlsx"'}
    return HttpResponse(held, content_type=XLSX, headers=named)
