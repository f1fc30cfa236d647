"""What the documentation says is there: commands, links, words and abbreviations."""

import re

import pytest

from lineofsight.cli.program import VERBS, program
from lineofsight.indicators.catalogue import indicators
from repository.tracked import ROOT, files, name, text

PAGES = [path for path in files() if path.suffix == ".md"]
PROSE = [path for path in PAGES if "reference" not in path.parts and path.name != "VENDORED.md"]
GLOSSARY = ROOT / "docs/glossary.md"
TERMS = re.findall(r"^\* \*\*(.+?)\*\*", text(GLOSSARY), re.MULTILINE)
ABBREVIATION = re.compile(r"\b[A-Z]{2,}[0-9]*\b")
VERB = re.compile(r"(?:^|[`/\\ ])lineofsight ([a-z]+(?:-[a-z]+)*)([^`\n#]*)", re.MULTILINE)
NOT_WORDS = {"README", "LICENSE", "CHANGELOG", "CONTRIBUTING", "UTF", "GOV", "UK"}


def plain(page: str) -> str:
    """The words of a page, without code."""
    return re.sub(r"```.*?```|`[^`]*`|\(([^)]*/)?[A-Z]+\.md\)", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text(path))
    broken = [to for to in links if "://" not in to and not (path.parent / to).exists()]

    assert broken == []


@pytest.mark.parametrize("path", PROSE, ids=name)
def test_make_targets_exist(path):
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    asked = set(re.findall(r"(?:^|`)make ([a-z]+)", text(path), re.MULTILINE))

    assert asked <= targets


@pytest.mark.parametrize("path", PROSE, ids=name)
def test_verbs_and_options_exist(path):
    for verb, rest in VERB.findall(text(path)):
        assert verb in VERBS, f"{verb} {rest}"
        command = program.get_command(None, verb)
        options = {option for param in command.params for option in param.opts}
        nested = {o for sub in getattr(command, "commands", {}).values()
                  for param in sub.params for o in param.opts}  # fmt: skip
        assert set(re.findall(r"(?<!\w)--[a-z-]+", rest)) <= options | nested, f"{verb}{rest}"


def test_every_make_target_is_described():
    described = set(re.findall(r"^#   make ([a-z]+)", text(ROOT / "Makefile"), re.MULTILINE))

    assert described == set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))


def test_terms_are_in_order_within_their_part():
    for part in text(GLOSSARY).split("\n## ")[1:]:
        terms = re.findall(r"^\* \*\*(.+?)\*\*", part, re.MULTILINE)
        assert terms == sorted(terms, key=str.casefold)


def test_each_term_is_used_somewhere_else():
    elsewhere = (f for f in files() if f != GLOSSARY and f.suffix in {".py", ".sql", ".md"})
    words = re.sub(r"\s+", " ", " ".join(map(text, elsewhere))).casefold()

    assert [term for term in TERMS if term.casefold() not in words] == []


@pytest.mark.parametrize("path", PROSE, ids=name)
def test_an_abbreviation_is_in_the_glossary(path):
    codes = {code.upper() for code in indicators()}
    unknown = set(ABBREVIATION.findall(plain(text(path)))) - set(TERMS) - NOT_WORDS - codes

    assert unknown == set()


def test_an_abbreviation_in_a_title_is_in_the_glossary():
    titles = " ".join(one.title for one in indicators().values())

    assert set(ABBREVIATION.findall(titles)) <= set(TERMS)
