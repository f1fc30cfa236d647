"""A site on a real PostgreSQL is backed up by pg_dump, restored, and found whole."""

import psycopg

from databases import new_database
from lineofsight.kernel.problems import Exit

ROWS = "select number, mac from accounts_look order by number"


def looks(address: str) -> list[tuple]:
    with psycopg.connect(address) as connection:
        return connection.execute(ROWS).fetchall()


def test_a_backup_of_postgresql_comes_back(
    postgresql, tmp_path, key_file, on_server, programs, fill
):
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    with new_database(postgresql, "first") as first, new_database(postgresql, "second") as second:
        fill(home, DATABASE_URL=first)
        words = ("--key-file", key_file)
        done = on_server("backup", tmp_path / "b.backup", *words, home=home, DATABASE_URL=first)
        assert done.returncode == Exit.DONE, done.stderr
        done = on_server("restore", tmp_path / "b.backup", *words, home=other, DATABASE_URL=second)
        assert done.returncode == Exit.DONE, done.stderr

        assert len(looks(first)) == 9
        assert looks(second) == looks(first)
        done = on_server("verify", home=other, DATABASE_URL=second)
        assert (done.returncode, "chain of looks, 9 long" in done.stdout) == (0, True), done.stdout

        again = ("restore", tmp_path / "b.backup", *words)
        done = on_server(*again, home=tmp_path / "third", DATABASE_URL=second)
        assert (done.returncode, "holds tables" in done.stderr) == (Exit.REFUSED, True)
        done = on_server(*again, home=tmp_path / "third")
        assert (done.returncode, "PostgreSQL" in done.stderr) == (Exit.REFUSED, True)
        assert not (tmp_path / "third").exists()


def test_without_pg_dump_it_is_refused_in_words(tmp_path, key_file, run, monkeypatch):
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:secret@localhost/site")
    file = tmp_path / "b.backup"
    code, said = run("backup", file, "--key-file", key_file, "--home", tmp_path / "home")

    assert (code, "pg_dump is not installed" in said) == (Exit.REFUSED, True), said
    assert "secret" not in said
    assert not (tmp_path / "b.backup").exists()
