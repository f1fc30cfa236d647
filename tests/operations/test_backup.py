"""A backup holds everything, comes back to the last figure and look, and tells of any touch."""

import datetime as dt
import io
import shutil
import sqlite3
from contextlib import closing

import pytest

from lineofsight.kernel.problems import Exit
from lineofsight.operations import archive, kept
from lineofsight.records.home import Home

pytestmark = pytest.mark.usefixtures("looking_into_files")
LOOKS = 9  # five at children, and who was made administrator
NEVER_KEPT = {"last-backup.json", "site.sqlite3"}


def written(home: Home) -> dict[str, bytes]:
    """Every file of a home that is kept, but the note of the backup itself."""
    return {
        name: source if isinstance(source, bytes) else source.read_bytes()
        for name, source in kept.files(home).items()
        if name not in NEVER_KEPT
    }


def rows(home: Home) -> dict[str, list[tuple]]:
    """Every row of every table of the site."""
    with closing(sqlite3.connect(home.site)) as site:
        names = [
            row[0] for row in site.execute("select name from sqlite_master where type='table'")
        ]
        return {name: site.execute(f'select * from "{name}"').fetchall() for name in names}


@pytest.fixture
def backed_up(site_home, key_file, tmp_path, run):
    path = tmp_path / "it.backup"
    code, said = run("backup", path, "--key-file", key_file, "--home", site_home.path)
    assert code == Exit.DONE, said
    return path


def test_it_comes_back_whole(site_home, backed_up, key_file, tmp_path, run):
    other = Home(tmp_path / "restored")
    code, said = run("restore", backed_up, "--key-file", key_file, "--home", other.path)

    assert code == Exit.DONE, said
    assert written(other) == written(site_home)
    assert rows(other) == rows(site_home)
    assert len(rows(other)["accounts_look"]) == LOOKS
    assert other.secret.stat().st_mode & 0o777 == 0o600
    assert other.path.stat().st_mode & 0o777 == 0o700
    code, said = run("verify", "--home", other.path)
    assert (code, f"chain of looks, {LOOKS} long" in said) == (Exit.DONE, True), said


def test_every_figure_is_the_same(site_home, backed_up, key_file, tmp_path, run):
    run("restore", backed_up, "--key-file", key_file, "--home", tmp_path / "restored")
    asked = ("figures", "--month", "2017-11")
    one, other = (run(*asked, "--home", home) for home in (site_home.path, tmp_path / "restored"))

    assert one[0] == Exit.DONE, one[1]
    assert other == one


def test_a_write_while_it_is_made_is_in_it_whole_or_not_at_all(site_home, key_file, tmp_path, run):
    with closing(sqlite3.connect(site_home.site)) as site:
        site.execute("pragma journal_mode=wal")
        site.execute("begin immediate")
        site.execute("update accounts_person set name = 'half'")
        code, said = run("backup", tmp_path, "--key-file", key_file, "--home", site_home.path)
        site.rollback()
    (made,) = tmp_path.glob("lineofsight-*.backup")
    run("restore", made, "--key-file", key_file, "--home", tmp_path / "restored")

    assert code == Exit.DONE, said
    assert rows(Home(tmp_path / "restored")) == rows(site_home)


def test_nothing_of_a_home_is_forgotten_but_what_is_passing(site_home):
    (site_home.path / "added later").mkdir()
    (site_home.path / "added later/file").write_text("x")
    (site_home.running / "building-old").mkdir(parents=True, exist_ok=True)
    (site_home.running / "building-old/t.parquet").write_text("x")
    (site_home.path / "site.sqlite3-wal").write_text("x")
    site_home.exports.mkdir()
    (site_home.exports / "made for a day.zip").write_text("x")
    listed = set(kept.files(site_home))

    assert "added later/file" in listed
    assert {"authority.toml", "secret"} <= listed
    passing = ("building-old", "-wal", "made for a day")
    assert [name for name in listed if any(part in name for part in passing)] == []


def test_files_sent_from_a_page_may_go_while_it_is_written_and_nothing_else(tmp_path):
    (tmp_path / "stays").write_bytes(b"x")
    about = archive.Contents("2017-12-05T06:00:00+00:00", "0", "")

    def written(name):
        files = {"home/stays": tmp_path / "stays", name: tmp_path / "gone"}
        return archive.write(io.BytesIO(), b"five plain words of ours", files, about, lambda *_: 0)

    assert set(written("home/uploads/key/01 returns.csv").files) == {"home/stays"}
    with pytest.raises(FileNotFoundError):
        written("home/months/2017-11/seal.json")


def test_a_link_is_refused(site_home, key_file, tmp_path, run):
    (site_home.path / "elsewhere").symlink_to(tmp_path)
    code, said = run(
        "backup", tmp_path / "b.backup", "--key-file", key_file, "--home", site_home.path
    )

    assert (code, "link" in said) == (Exit.REFUSED, True)
    assert list(tmp_path.glob(".b*")) == []


def test_it_is_verified_where_it_lies(backed_up, key_file, run):
    code, said = run("verify", backed_up, "--key-file", key_file)

    assert code == Exit.DONE, said
    assert "All is whole." in said
    assert "2017-11" in said
    assert f"chain of looks, {LOOKS} long" in said


def test_nobody_else_may_read_it(backed_up):
    assert backed_up.stat().st_mode & 0o777 == 0o600
    assert b"example.test" not in backed_up.read_bytes()


@pytest.mark.parametrize("spoil", ["cut", "bit", "key"])
def test_a_spoilt_archive_is_refused_and_nothing_is_made(spoil, backed_up, key_file, tmp_path, run):
    data = bytearray(backed_up.read_bytes())
    if spoil == "bit":
        data[len(data) // 2] ^= 1
    if spoil == "key":
        key_file.write_text("five other words of ours")
    backed_up.write_bytes(data[: len(data) // 2] if spoil == "cut" else data)
    for words in (("verify",), ("restore", "--home", tmp_path / "restored")):
        code, said = run(words[0], backed_up, "--key-file", key_file, *words[1:])
        assert (code, "altered" in said) == (Exit.UNREADABLE, True), said

    assert not (tmp_path / "restored").exists()
    assert list(tmp_path.glob(".restoring-*")) == []


def test_a_home_that_is_not_empty_is_kept(site_home, backed_up, key_file, run):
    (site_home.path / "written since").write_text("x")
    words = ("restore", backed_up, "--key-file", key_file, "--home", site_home.path)
    code, said = run(*words)
    assert (code, "not empty" in said) == (Exit.REFUSED, True)

    code, said = run(*words, "--over")
    (before,) = site_home.path.parent.glob("home-before-*")
    assert code == Exit.DONE, said
    assert (before / "written since").exists()
    assert not (site_home.path / "written since").exists()


def test_what_was_changed_in_the_home_is_named(site_home, run):
    table = next(site_home.months.glob("2017-11/v1/*.parquet"))
    table.chmod(0o600)
    table.write_bytes(table.read_bytes() + b"x")
    with closing(sqlite3.connect(site_home.site)) as site:
        named = site.execute("select name from sqlite_master where type='trigger'").fetchall()
        for (name,) in named:  # whoever owns the file can
            site.execute(f'drop trigger "{name}"')
        site.execute("update accounts_look set subject = 'other' where number = 3")
        site.commit()
    code, said = run("verify", "--home", site_home.path)

    assert code == Exit.CHECKS_FAILED
    assert "WRONG  2017-11" in said
    assert "Look 3 was changed" in said


def test_a_lost_secret_and_a_damaged_database_are_named(site_home, run):
    site_home.secret.unlink()
    code, said = run("verify", "--home", site_home.path)
    assert (code, "secret" in said) == (Exit.CHECKS_FAILED, True)
    assert not site_home.secret.exists()

    data = bytearray(site_home.site.read_bytes())
    data[4096:40960] = bytes(36864)
    site_home.site.write_bytes(data)
    code, said = run("verify", "--home", site_home.path)
    assert (code, "WRONG  The site's database" in said) == (Exit.CHECKS_FAILED, True)


def test_a_damaged_database_is_not_backed_up_as_if_it_were_sound(
    site_home, key_file, tmp_path, run
):
    data = bytearray(site_home.site.read_bytes())
    data[4096:40960] = bytes(36864)
    site_home.site.write_bytes(data)
    code, said = run(
        "backup", tmp_path / "b.backup", "--key-file", key_file, "--home", site_home.path
    )

    assert code == Exit.UNREADABLE, said
    assert not (tmp_path / "b.backup").exists()


def test_no_backup_is_overwritten_and_none_lies_in_the_home(site_home, backed_up, key_file, run):
    before = backed_up.read_bytes()
    code, said = run("backup", backed_up, "--key-file", key_file, "--home", site_home.path)
    assert (code, backed_up.read_bytes()) == (Exit.REFUSED, before), said

    inside = site_home.path / "it.backup"
    code, said = run("backup", inside, "--key-file", key_file, "--home", site_home.path)
    assert (code, "inside the home" in said) == (Exit.REFUSED, True)


def test_old_ones_roll_off_and_nothing_else(site_home, key_file, tmp_path, run):
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("lineofsight-2017-01-01T000000Z.backup", "lineofsight-x.zip", "other.backup"):
        (folder / name).write_text("x")
    words = ("--key-file", key_file, "--keep-days", 90, "--home", site_home.path)
    code, said = run("backup", folder, *words)

    assert (code, "1 older than 90 days removed" in said) == (Exit.DONE, True), said
    assert len(list(folder.iterdir())) == 3
    assert not (folder / "lineofsight-2017-01-01T000000Z.backup").exists()


def test_a_home_without_a_site_is_backed_up_too(sample_home, key_file, tmp_path, run):
    home = Home(tmp_path / "plain")
    shutil.copytree(sample_home.path, home.path)
    run("backup", tmp_path / "b.backup", "--key-file", key_file, "--home", home.path)
    code, said = run("verify", tmp_path / "b.backup", "--key-file", key_file)

    assert code == Exit.DONE, said


def test_an_archive_may_write_nowhere_but_below_its_folder(tmp_path, monkeypatch):
    about = archive.Contents(dt.datetime(2017, 12, 1, tzinfo=dt.UTC).isoformat(), "0", "")
    words = b"five plain words of ours"
    for name in ("../up", "home/../../up", "/root", "other/x"):
        path = tmp_path / "odd"
        with path.open("wb") as out:
            archive.write(out, words, {name: b"x"}, about, lambda *_: None)
        with path.open("rb") as source, pytest.raises(archive.Altered):
            archive.unpack(source, words, tmp_path / "into" / "it", where="odd")

    assert [path.name for path in tmp_path.iterdir()] == ["odd"]


def test_a_folder_that_is_not_there_is_made_and_takes_the_next_one_too(
    site_home, key_file, tmp_path, run
):
    folder = tmp_path / "backups"
    asked = ("--key-file", key_file, "--home", site_home.path, "--keep-days", "90")

    code, said = run("backup", folder, *asked)

    assert code == Exit.DONE, said
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [one.suffix for one in folder.iterdir()] == [".backup"]
    code, said = run("backup", tmp_path / "one.backup", *asked)
    assert (code, "names a file" in said) == (Exit.REFUSED, True), said
    code, said = run("backup", tmp_path / "no" / "such", *asked)
    assert "cannot be made" in said
    assert code != Exit.DONE


def test_a_home_that_is_not_there_is_not_whole(tmp_path, run):
    code, said = run("verify", "--home", tmp_path / "none")

    assert code not in {Exit.DONE, Exit.CHECKS_FAILED}
    assert "no home folder" in said
    assert not (tmp_path / "none").exists()
