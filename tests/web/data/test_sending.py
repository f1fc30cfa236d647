"""Files are sent, looked at, loaded by one person or two, and nothing half-way changes a month."""

import datetime as dt
import re
import shutil
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lineofsight.accounts import background
from lineofsight.accounts.models import Grant
from lineofsight.accounts.roles import Role
from lineofsight.records.snapshots import newest, sealed
from lineofsight.web.data import loading, storing
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import KEPT_FOR, State
from sample_site import MONTH
from signed_in import client_of, person


def sent(client, paths, *, month=str(MONTH), what="month", drawn=None):
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in paths]
    parts = ("day", "month", "year")
    day = {f"extracted_on-{one}": getattr(drawn, one) for one in parts} if drawn else {}
    return client.post(
        reverse("upload"), {"what": what, "month": month, "files": files, **day}, follow=True
    )


def page(client, upload):
    return client.get(reverse("load", args=[upload.key]))


def pressed(client, name, upload):
    return client.post(reverse(name, args=[upload.key]), follow=True)


@pytest.fixture
def everything(returns):
    return sorted(p for p in returns.rglob("*") if p.is_file() and p.suffix != ".toml")


def test_a_month_is_sent_looked_at_and_sealed_beside_the_first(
    home, analyst, everything, monkeypatch
):
    answer = sent(analyst, everything)
    upload = Upload.objects.get()

    assert upload.stands is State.SEEN, upload.problem
    assert "What was read" in answer.content.decode()
    assert len(sealed(home)) == 1, "looking writes nothing"

    noted = []
    monkeypatch.setattr(background, "BETWEEN", -1)
    monkeypatch.setattr(
        background, "note", lambda _, doing, share: noted.append((doing, round(share, 4)))
    )
    answer = pressed(analyst, "load-commit", upload)
    upload.refresh_from_db()

    assert upload.stands is State.SEALED, upload.problem
    shares = [share for _, share in noted]
    assert shares == sorted(shares), "what is being done goes on"
    assert [share for doing, share in noted if doing == "Done"] == [1], "and is done once"
    assert newest(home).version == 2
    assert upload.sealed_as == newest(home).id
    assert upload.sealed_as in answer.content.decode()
    assert not storing.folder_of(upload).exists()
    assert not home.loading.exists()
    assert upload.sealed_as in analyst.get(reverse("data")).content.decode().replace("_", " ")


def test_a_second_press_and_another_person_load_nothing(home, analyst, everything, monkeypatch):
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    asked = []
    monkeypatch.setattr(loading, "seal", SimpleNamespace(enqueue=asked.append))
    Upload.objects.update(state=State.SEEN.name, fell=False)
    other = client_of(person(Role.ANALYST))

    assert page(other, upload).status_code == 404
    assert pressed(other, "load-commit", upload).status_code == 404
    begun = pressed(analyst, "load-commit", upload).content.decode()
    pressed(analyst, "load-commit", upload)

    assert asked == [upload.pk]
    assert "Being loaded… 0%" in begun, "nothing is said of how far the looking came"


@pytest.fixture(scope="module")
def half(sample_home, tmp_path_factory):
    """The borough's returns with most of the children's workbook gone: written once, read twice."""
    import openpyxl  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("returns") / "half"
    shutil.copytree(sample_home.path.parent / "returns", folder)
    [book] = (folder / "annex_a").glob("*.xlsx")
    opened = openpyxl.load_workbook(book)
    for sheet in opened:
        sheet.delete_rows(20 + sheet.max_row // 2, sheet.max_row)
    opened.save(book)
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".toml")


@pytest.mark.parametrize("later", [0, 1], ids=["sent again", "the month after"])
def test_a_fall_needs_a_second_person(home, analyst, head, half, monkeypatch, later):
    built = []
    monkeypatch.setattr(loading.picture, "build", lambda *_, **said: built.append(said["today"]))
    after = str(MONTH.plus(later))
    sent(analyst, half, month=after)
    upload = Upload.objects.get()
    assert upload.stands is State.SEEN, upload.problem
    assert upload.fell
    words = page(analyst, upload).content.decode()
    assert "Are these the right files?" in words
    assert "visits to looked-after children" in words
    assert not [name for name in ("cla_visits", "cin_visits", "cp_plans") if name in words]
    assert pressed(head, "load-approve", upload).status_code == 200  # not asked yet: told so
    upload.refresh_from_db()
    assert upload.stands is State.SEEN

    pressed(analyst, "load-commit", upload)
    upload.refresh_from_db()
    assert upload.stands is State.ASKED
    assert pressed(analyst, "load-approve", upload).status_code == 404

    pressed(head, "load-approve", upload)
    upload.refresh_from_db()
    assert upload.stands is State.SEALED, upload.problem
    assert newest(home).accepted_fall
    assert len(built) == 1
    assert str(newest(home).month) == after


def test_a_believed_file_of_next_to_nothing_needs_a_second_person(home, analyst, returns, tmp_path):
    shutil.copytree(returns, tmp_path / "few")
    [contacts] = (tmp_path / "few").rglob("contacts.csv")
    contacts.write_text("".join(contacts.read_text("utf-8").splitlines(keepends=True)[:1]), "utf-8")
    [book] = (tmp_path / "few" / "annex_a").glob("*.xlsx")

    sent(analyst, [contacts, book])
    upload = Upload.objects.get()

    assert upload.fell
    words = page(analyst, upload).content.decode()
    assert "feed is believed and has 0 rows of contacts, where list 1 has" in words
    pressed(analyst, "load-commit", upload)
    upload.refresh_from_db()
    assert upload.stands is State.ASKED


def test_identifiers_without_their_noughts_need_a_second_person(home, analyst, returns, tmp_path):
    shutil.copytree(returns, tmp_path / "cut")
    [groups] = (tmp_path / "cut").rglob("core_groups.csv")
    groups.write_text(re.sub("^0+", "", groups.read_text("utf-8"), flags=re.MULTILINE), "utf-8")

    sent(analyst, sorted(p for p in (tmp_path / "cut").rglob("*") if p.suffix in (".csv", ".xlsx")))
    upload = Upload.objects.get()

    assert upload.fell
    words = page(analyst, upload).content.decode()
    assert "core_groups.csv, column Child Unique ID (A)" in words
    assert "lost the leading noughts they have in" in words
    assert "What to do: Take what was spoilt anew" in words
    assert "in leading noughts alone (two children)" in words  # a check of the load report
    assert "--accept-fall" not in words


def test_a_role_that_ended_meanwhile_loads_nothing(home, analyst, everything, monkeypatch):
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    Upload.objects.update(state=State.LOADING.name, fell=False)
    Grant.objects.all().delete()

    loading.seal.func(upload.pk)
    upload.refresh_from_db()

    assert upload.stands is State.UNREADABLE
    assert "may no longer" in upload.problem["what"]
    assert len(sealed(home)) == 1


def test_a_role_that_ended_before_the_files_are_looked_at_has_them_looked_at_no_more(
    home, analyst, everything, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    assert upload.stands is State.WAITING
    Grant.objects.all().delete()

    loading.look_at.func(upload.pk)
    upload.refresh_from_db()

    assert (upload.stands, upload.found) == (State.UNREADABLE, {})
    assert "may no longer" in upload.problem["what"]


def test_what_was_found_in_the_files_is_told_to_nobody_whose_role_ended(home, analyst, everything):
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    assert page(analyst, upload).status_code == 200
    Grant.objects.all().delete()

    assert page(analyst, upload).status_code == 404
    assert pressed(analyst, "load-commit", upload).status_code == 404


def test_a_load_is_not_sealed_once_the_second_person_may_agree_no_more(home, analyst, everything):
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    second = person(Role.HEAD_OF_SERVICE, place="Care Planning")
    Upload.objects.update(state=State.LOADING.name, fell=True, approver=second)
    Grant.objects.filter(person=second).delete()

    loading.seal.func(upload.pk)
    upload.refresh_from_db()

    assert upload.stands is State.UNREADABLE
    assert len(sealed(home)) == 1


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("nothing.csv", b"", "empty"),
        ("returns.zip", b"PK", "The file ends in .zip, which is not read. Unpack it"),
        ("list.csv", b"what,is,this\r\n1,2,3\r\n", "There is no list to read"),
        ("Annex A.xlsx", b"PK\x03\x04 cut", "damaged or cut short"),
        (
            "bomb.xml",
            b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "document type (DTD)",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(home, analyst, name, body, words):
    answer = analyst.post(
        reverse("upload"),
        {"what": "month", "month": str(MONTH), "files": [SimpleUploadedFile(name, body)]},
        follow=True,
    )

    assert words in answer.content.decode(), [one.problem for one in Upload.objects.all()]
    assert len(sealed(home)) == 1


@pytest.mark.parametrize("month", ["", "November", "2017-13", "2999-01"])
def test_a_month_that_is_none_or_has_not_ended_is_sent_back(home, analyst, everything, month):
    answer = sent(analyst, everything[:1], month=month)

    assert answer.status_code == 422
    assert not Upload.objects.exists()


def test_a_page_names_no_option_of_a_terminal(home, analyst, everything):
    """Drawn within the month, and with days after the day assumed: both say what a page can do."""
    within = sent(analyst, everything, drawn=dt.date(2017, 11, 15))
    assumed = sent(analyst, everything, month="2017-10")

    assert "or load it as today&#x27;s records." in within.content.decode()
    assert "give the day the files were drawn" in assumed.content.decode()
    for answer in (within, assumed):
        text = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
        assert not re.search(r"\s--[a-z]|\(--|lineofsight [a-z]", text)


def test_the_same_files_again_are_the_ones_in_hand(home, analyst, everything):
    sent(analyst, everything)
    answer = sent(analyst, everything)

    assert Upload.objects.count() == 1
    assert "sent before" in answer.content.decode()
    assert len(list(home.uploads.iterdir())) == 1


def test_the_same_files_with_another_day_are_looked_at_for_that_day(home, analyst, everything):
    sent(analyst, everything[:1], drawn=dt.date(2017, 11, 30))
    sent(analyst, everything[:1], drawn=dt.date(2017, 12, 4))
    again = sent(analyst, everything[:1], drawn=dt.date(2017, 12, 4))

    days = [one.extracted_on for one in Upload.objects.order_by("pk")]
    assert days == [dt.date(2017, 11, 30), dt.date(2017, 12, 4)]
    assert "sent before" in again.content.decode()
    in_hand = analyst.get(reverse("data")).content.decode()
    assert all(f"November 2017, files of {one}" in in_hand
               for one in ("30 November 2017", "4 December 2017"))  # fmt: skip
    assert "4 December 2017" in " ".join(Upload.objects.order_by("pk").last().found["heading"])


def test_files_in_hand_are_looked_at_again_once_something_else_was_sealed(
    home, analyst, everything
):
    sent(analyst, everything[:1])
    Upload.objects.update(against="what was newest before", fell=True, state=State.ASKED.name)
    upload = Upload.objects.get()
    address = reverse("load-look-again", args=[upload.key])
    assert address in page(analyst, upload).content.decode()
    assert client_of(person(Role.ANALYST)).post(address).status_code == 404

    pressed(analyst, "load-look-again", upload)
    upload.refresh_from_db()
    assert (upload.stands, upload.against) == (State.SEEN, loading.newest())
    assert address not in page(analyst, upload).content.decode()

    Upload.objects.update(against="what was newest before")
    answer = sent(analyst, everything[:1])
    upload.refresh_from_db()
    assert upload.against == loading.newest(), "sent again, they are looked at again"
    assert "What may be done now" in answer.content.decode()


def test_files_loaded_and_superseded_since_are_sent_anew(home, analyst, everything):
    sent(analyst, everything[:1])
    Upload.objects.update(state=State.SEALED.name, sealed_as=newest(home).id)
    assert "and are loaded" in sent(analyst, everything[:1]).content.decode()
    assert Upload.objects.count() == 1

    Upload.objects.update(sealed_as="a version before the newest")
    sent(analyst, everything[:1])

    assert Upload.objects.count() == 2


def test_files_nobody_loads_go_after_thirty_days(home, analyst, everything, settings):
    sent(analyst, everything[:1])
    upload = Upload.objects.get()
    assert storing.throw_away_old() == 0
    Upload.objects.update(sent_at=upload.sent_at - KEPT_FOR - KEPT_FOR)

    assert storing.throw_away_old() == 1
    upload.refresh_from_db()
    assert upload.stands is State.THROWN_AWAY
    assert not storing.folder_of(upload).exists()
    assert "thrown away" in page(analyst, upload).content.decode()


def test_the_programme_office_sends_workforce_and_plan_and_nothing_of_children(home, returns):
    programme = client_of(person(Role.PROGRAMME))
    workforce = [returns / "feeds/posts.csv", returns / "feeds/workers.csv"]

    sent(programme, workforce)
    assert Upload.objects.get().stands is State.SEEN, Upload.objects.get().problem

    answer = sent(programme, [*workforce, returns / "feeds/visits.csv"])
    refused = Upload.objects.exclude(state=State.SEEN.name).get()
    assert refused.stands is State.UNREADABLE
    assert "more than the workforce and the plan" in answer.content.decode()
    assert not refused.found
    assert not storing.folder_of(refused).exists()


def test_a_load_that_waits_is_found_and_may_be_declined_with_a_reason(
    home, analyst, head, everything
):
    sent(analyst, everything[:1])
    Upload.objects.update(state=State.ASKED.name, fell=True, why="Rows are gone.")
    upload = Upload.objects.get()
    address = reverse("load", args=[upload.key])
    decline = reverse("load-decline", args=[upload.key])

    assert address in head.get(reverse("data")).content.decode()
    first = head.get("/").content.decode()
    assert "1 load waits for a second person to agree" in first
    assert address in first
    assert "for a second person to agree" not in analyst.get("/").content.decode()
    assert decline in page(head, upload).content.decode()
    assert analyst.get(decline).status_code == 404
    assert head.post(decline, {"because": ""}).status_code == 422

    head.post(decline, {"because": "December sent as June"})

    upload.refresh_from_db()
    assert upload.stands is State.REFUSED
    assert pressed(head, "load-approve", upload).status_code == 200
    upload.refresh_from_db()
    assert upload.stands is State.REFUSED, "nobody agrees after"
    assert "December sent as June" in page(analyst, upload).content.decode()
    assert "a second person did not agree" in analyst.get("/").content.decode()
    assert head.get(decline).status_code == 404
