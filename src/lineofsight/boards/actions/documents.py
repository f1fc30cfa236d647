"""What is done with a controlled document: versions are kept, put to bodies, held and released."""

import datetime as dt
import hashlib

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from lineofsight.accounts.models import Person
from lineofsight.accounts.rules import check_named, check_reason
from lineofsight.accounts.wording import check_names, check_words
from lineofsight.boards import document_rules, reading, titles
from lineofsight.boards.actions.visits import check_letter_follows
from lineofsight.boards.document_rules import Asked, Held, Made
from lineofsight.boards.models import Asking, Body, Document, Hold, Kept, Version
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan.asked import OPEN

SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".xlsx", ".ods", ".pptx", ".odp", ".txt", ".md"})
LARGEST = 20 * 1024 * 1024
"""Bytes of a version at most."""


def whole() -> QuerySet[Document]:
    """Give documents with all that says how they stand, in seven queries whatever their number."""
    askings = Asking.objects.select_related("body", "asked_by", "written_by")
    versions = Version.objects.select_related("made_by").prefetch_related(
        Prefetch("askings", askings),
        Prefetch("kept", Kept.objects.defer("content")),
        Prefetch("kept__versions", Version.objects.select_related("document")),
        "kept__versions__document__holds",
    )
    return Document.objects.prefetch_related(Prefetch("versions", versions), "holds")


def made(document: Document) -> list[Made]:
    """Give the versions of a document as the rules read them."""
    return [
        Made(
            one.number, one.digest, one.dated_on,
            tuple(Asked(each.body.name, each.digest, each.answer, each.answered_on)
                  for each in one.askings.all() if not each.is_withdrawn),
        )
        for one in document.versions.all()
    ]  # fmt: skip


def held(document: Document) -> list[Held]:
    """Give the stretches on which somebody else holds a document, or the same bytes elsewhere."""
    return [
        Held(hold.holder, hold.since, hold.until, under="" if one == document else one.title)
        for one in (document, *twins(document)) for hold in one.holds.all()
    ]  # fmt: skip


def held_on(on: dt.date) -> list[Document]:
    """Give the documents that somebody else holds on a day."""
    return [one for one in whole() if document_rules.holder(held(one), on=on)]


def twins(document: Document) -> list[Document]:
    """Give the other documents that have a version of exactly the same bytes."""
    every = [twin.document for one in document.versions.all() for twin in one.kept.versions.all()]
    return [one for one in dict.fromkeys(every) if one != document]


def may_be_quoted(document: Document, on: dt.date) -> bool:
    """Say whether a paper of that day may quote a document: the one place that is decided.

    No while somebody else holds it, however it came here, and no before a version is in force.
    """
    return document_rules.quoted(document.kind, made(document), held(document), on=on)


def check_not_held(document: Document, on: dt.date) -> None:
    """Refuse a paper, or a link, of that day to a document that somebody else holds."""
    found = document_rules.holder(held(whole().get(pk=document.pk)), on=on)
    if found is not None:
        until = in_words(found.until) if found.until else "a day not known yet"
        under = f", as {found.under}," if found.under else ""
        raise Refused(
            f"{document.title} is held{under} by {found.holder} until {until}: "
            "nothing may quote it.",
            do="Wait until it is released, and write that down on its page.",
        )


def check_may_be_cited(words: str, on: dt.date, *, is_another: bool = False) -> None:
    """Refuse words that cite a controlled document which may not be quoted on that day.

    `is_another` says that what only looks like the title of a held one is another document.
    """
    for one in check_cites_nothing_held(words, on, is_another=is_another):
        if not may_be_quoted(one, on):
            raise Refused(f"No version of {one.title} is in force yet: nothing may quote it.",
                          do="Have a version approved first.")  # fmt: skip


def check_cites_nothing_held(
    words: str, on: dt.date, *, is_another: bool = False, in_passing: bool = False
) -> list[Document]:
    """Refuse words that cite a document which somebody else holds; give those they do cite.

    `in_passing` says that they are sentences, and no title or place in a document.
    """
    cited = [one for one in whole() if titles.means(words, one.title)]
    for one in cited:
        check_not_held(one, on)
    alike = [one for one in held_on(on) if titles.is_like(words, one.title, in_passing=in_passing)]
    if alike and not is_another:
        raise Refused(
            f"This looks like {alike[0].title}, which somebody else holds: nothing may quote it.",
            do="Say below that it is another document, if it is.",
        )
    return cited


def begin(title: str, *, kind: str, owner: str) -> Document:
    """Begin a document, still without a version."""
    check_words(title, owner)
    if Document.objects.filter(title__iexact=title.strip()).exists():
        raise Refused("A document of this title is there already.")
    return Document.objects.create(title=title.strip(), kind=kind, owner=owner)


@transaction.atomic
def add_version(
    document: Document, content: bytes, *, suffix: str, dated_on: dt.date,
    review_on: dt.date | None = None, note: str = "", by: Person, now: dt.datetime,
    names_no_child: bool = False,
) -> Version:  # fmt: skip
    """Keep a version by its hash; raises `Refused` for one that is there or that names somebody.

    `names_no_child` says that whoever sends it looked where a program cannot.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    check_words(note)
    if suffix.lower() not in SUFFIXES:
        raise Refused(
            "Files of this kind are not kept.", do=f"Send one of {', '.join(sorted(SUFFIXES))}."
        )
    if not content or len(content) > LARGEST:
        raise Refused("The file is empty, or larger than 20 megabytes.")
    if review_on is not None and review_on <= dated_on:
        raise Refused("It is to be looked at again before it is made.", do="Write a later day.")
    _check_names_nobody(content, suffix.lower(), names_no_child=names_no_child)
    digest = hashlib.sha256(content).hexdigest()
    newest = document.versions.first()
    if document.versions.filter(digest=digest).exists():
        raise Refused("A version with exactly this content is there already.")
    if newest is not None and dated_on < newest.dated_on:
        raise Refused("It is older than the version before it.", do="Write its day again.")
    check_letter_follows(document, dated_on)
    _check_not_held_elsewhere(document, digest, timezone.localdate(now))
    kept, _ = Kept.objects.get_or_create(digest=digest, defaults={"content": content})
    return Version.objects.create(
        document=document, number=newest.number + 1 if newest else 1, kept=kept, digest=digest,
        suffix=suffix.lower(), dated_on=dated_on, review_on=review_on, note=note, made_by=by,
        made_at=now,
    )  # fmt: skip


def _check_not_held_elsewhere(document: Document, digest: str, on: dt.date) -> None:
    """Refuse a file that somebody else holds as another document: a title frees nothing."""
    for one in whole().filter(versions__digest=digest).exclude(pk=document.pk):
        found = document_rules.holder(held(one), on=on)
        if found is not None:
            raise Refused(
                f"Exactly this file is kept as {one.title}, which {found.holder} holds.",
                do="Send it here once that is released.",
            )


def _check_names_nobody(content: bytes, suffix: str, *, names_no_child: bool) -> None:
    found = reading.read(content, suffix)
    has_place = check_names(found.text)
    if names_no_child or (found.is_whole and not has_place):
        return
    raise Refused(
        "A postcode or street stands in the file." if found.is_whole
        else f"Not all of the file can be read here: {found.unread}.",
        do="Look through it, and say below that it names no child.",
    )  # fmt: skip


@transaction.atomic
def put(version: Version, body: Body, *, on: dt.date, by: Person) -> Asking:
    """Put a version to a body, by the hash of exactly what it says."""
    if version.askings.filter(OPEN, body=body).exists():
        raise Refused(f"{body.name} was asked already and has not answered.")
    if on < version.dated_on:
        raise Refused("The day lies before the version.", do="Write the day it was asked.")
    return Asking.objects.create(
        version=version, body=body, asked_on=on, asked_by=by, digest=version.digest
    )


@transaction.atomic
def hold(document: Document, *, holder: str, why: str, since: dt.date) -> Hold:
    """Write down that somebody else holds a document until a day nobody knows yet."""
    check_words(holder, why)
    check_named(holder, "Nobody holds a document by so few letters.", do="Write who holds it")
    check_reason(why, "Somebody else holds a document for a reason.")
    if document.holds.filter(until=None).exists():
        raise Refused("Somebody holds this document already.")
    check_letter_follows(document, since)
    return Hold.objects.create(document=document, holder=holder, why=why, since=since)


@transaction.atomic
def release(hold_: Hold, *, last: dt.date, words: str) -> None:
    """Write down the last day on which a document was held, and by what it was released."""
    hold_ = Hold.objects.select_for_update().get(pk=hold_.pk)
    check_words(words)
    check_named(words, "A document is released by something.", do="Write what released it")
    if hold_.until is not None:
        raise Refused("This document was released already.")
    if last < hold_.since:
        raise Refused("The last day lies before the first.", do="Write the last day again.")
    hold_.until, hold_.released = last, words
    hold_.save()
