"""The glossary of the help pages is that of the documentation, read whole."""

from lineofsight.web.helping.glossary import glossary, read

DRAWN = """# Glossary

Words before the first section are left out.

## The service

* **contact**: someone tells the service about a child. It may become a
  referral.
* **core group**: see `core groups` and *plans*.

## Figures

* **n of N**: both numbers.
"""


def test_sections_terms_and_lines_that_go_on():
    service, figures = read(DRAWN)

    assert [term.name for term in service.terms] == ["contact", "core group"]
    assert service.terms[0].meaning.endswith("It may become a referral.")
    assert service.terms[1].meaning == "see core groups and plans."
    assert figures.title == "Figures"


def test_every_term_of_the_file_is_read():
    from importlib.resources import files  # noqa: PLC0415

    text = (files("lineofsight.web.helping") / "glossary.md").read_text("utf-8")

    assert sum(len(section.terms) for section in glossary()) == text.count("\n* **")
