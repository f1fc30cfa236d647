"""`make setup` says in plain words what it lacks, and the bundle says how to install from it."""

import importlib.util
import subprocess
import zipfile
from types import SimpleNamespace

import pytest

from repository.tracked import ROOT, text


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch, tmp_path):
    module = tool("environment")
    monkeypatch.setattr(module, "HOME", tmp_path / ".venv")
    return module


def test_a_python_without_venv_is_told_what_to_type(environment, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(SystemExit) as ending:
        environment.make()

    assert "apt-get install -y python3." in str(ending.value)
    assert not environment.HOME.exists()


def test_an_old_python_is_refused(environment, monkeypatch):
    monkeypatch.setattr(environment, "OLDEST", (4, 0))

    with pytest.raises(SystemExit, match="too old"):
        environment.make()


def test_without_any_python_make_says_so():
    command = ["make", "-n", "--always-make", "setup", "PYTHON="]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert "Python 3.11 or later is needed" in done.stdout


def test_plain_pip_is_the_second_road(environment, monkeypatch):
    asked = []

    def ran(*arguments):
        asked.append(arguments)
        return "uv" not in arguments

    monkeypatch.setattr(environment, "ran", ran)
    environment.install("run")

    roads = [" ".join(arguments) for arguments in asked]
    assert "--require-hashes" in roads[1]
    assert roads[1].startswith("-m uv pip sync")
    assert roads[2].startswith("-m pip install")
    assert "--require-hashes -r requirements/run.txt" in roads[2]


def test_when_no_road_leads_there_the_bundle_is_named(environment, monkeypatch):
    monkeypatch.setattr(environment, "ran", lambda *_arguments: False)

    with pytest.raises(SystemExit, match=r"docs/how-to/install\.md"):
        environment.install("run")


def test_missing_programs_are_named_in_one_line(monkeypatch, capsys):
    system = tool("system_packages")
    monkeypatch.setattr(system.shutil, "which", lambda _name: None)

    system.main()

    assert "sudo apt-get install -y" in capsys.readouterr().out
    assert "libreoffice-writer" in system.missing()


@pytest.mark.parametrize(
    ("fonts", "is_missing"), [("DejaVu Sans", True), ("Liberation Sans", False)]
)
def test_a_font_is_missed_where_only_the_program_that_lists_them_is_there(
    monkeypatch, fonts, is_missing
):
    system = tool("system_packages")
    monkeypatch.setattr(system.shutil, "which", lambda name: name)
    listed = SimpleNamespace(stdout=f"{fonts}\nOpenSymbol\n")
    monkeypatch.setattr(system.subprocess, "run", lambda *_, **__: listed)

    assert ("fonts-liberation" in system.missing()) == is_missing


def test_a_bundle_holds_its_files_in_order_whenever_it_is_made(monkeypatch, tmp_path):
    bundle = tool("bundle")
    monkeypatch.setattr(bundle, "WORK", tmp_path / "work")
    (tmp_path / "work/wheels").mkdir(parents=True)
    for name in ("README.txt", "wheels/b.whl", "wheels/a.whl"):
        (tmp_path / "work" / name).write_text(name)

    for name in ("one.zip", "two.zip"):
        bundle.zipped(tmp_path / name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as written:
        assert written.namelist() == ["README.txt", "wheels/a.whl", "wheels/b.whl"]


def test_what_a_bundle_tells_its_reader_is_one_line_each():
    words = tool("bundle").READ_ME

    assert words.count("--no-index --find-links wheels --require-hashes -r requirements.txt") == 2
    assert "py -m venv" in words


def test_what_must_pass_is_what_ci_runs():
    script = text(ROOT / ".ci/run")

    assert "make check </dev/null" in script
    assert "make test </dev/null" in script
    assert "export CI=true" in script
