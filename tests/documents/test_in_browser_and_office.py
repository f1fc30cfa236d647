"""The papers as readers meet them: a browser at desk and phone width, Word's pages on paper."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from documents.reading import written
from documents.wandle_paper import wandle_paper

PAPER = wandle_paper()
VENDOR = Path(__file__).parent / "vendor"
AXE = VENDOR / "axe.min.js"
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 360)


def test_the_checks_are_those_that_were_recorded():
    recorded = (VENDOR / "VENDORED.md").read_text("utf-8")

    assert f"| `axe.min.js` | `{hashlib.sha256(AXE.read_bytes()).hexdigest()}` |" in recorded


@pytest.fixture(params=WIDTHS)
def shown(chromium, request, tmp_path):
    """The page in a browser of one width, which may not ask the network for anything."""
    file = tmp_path / "paper.html"
    file.write_bytes(written(PAPER, "html"))
    context = chromium.new_context(
        viewport={"width": request.param, "height": 900}, bypass_csp=True, offline=True
    )
    tab = context.new_page()
    tab.goto(file.as_uri())
    yield tab
    context.close()


@pytest.mark.needs_program("chromium")
def test_no_guideline_is_broken(shown):
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    shown.add_script_tag(path=AXE)
    found = shown.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", GUIDELINES)

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


@pytest.mark.needs_program("chromium")
def test_the_page_never_scrolls_sideways(shown):
    wide, seen = shown.evaluate("[document.documentElement.scrollWidth, innerWidth]")

    assert wide <= seen


@pytest.mark.needs_program("chromium")
def test_the_first_key_leads_past_the_contents_and_is_seen(shown):
    shown.keyboard.press("Tab")

    assert shown.evaluate("document.activeElement.textContent") == "Skip to the paper"
    assert shown.locator("a.skip").bounding_box()["x"] >= 0


@pytest.mark.needs_program("chromium")
def test_one_picture_of_each_chart_is_seen_and_its_letters_are_large_enough(shown):
    for figure in shown.locator("figure").all():
        seen = [one for one in figure.locator("svg").all() if one.is_visible()]
        assert len(seen) == 1
        letter = (
            seen[0]
            .locator("text")
            .first.evaluate("t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a")
        )
        assert letter >= 11


@pytest.mark.needs_program("chromium")
def test_our_own_font_is_used(shown):
    assert shown.evaluate("document.fonts.check(\"16px 'Public Sans'\")")
    assert shown.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") >= 1


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The text of each page of the Word paper."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "paper.docx").write_bytes(written(PAPER, "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "paper.pdf"), "-"],
        check=True, capture_output=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    return [" ".join(page.split()) for page in told.split("\f")[:-1]]


@pytest.mark.needs_program("soffice", "pdftotext")
def test_the_pages_are_numbered_and_none_is_empty(pages):
    for place, page in enumerate(pages, start=1):
        assert page.endswith(f"12 December 2017 Page {place} of {len(pages)}")
        assert len(page) > 120
    assert 9 <= len(pages) <= 14


@pytest.mark.needs_program("soffice", "pdftotext")
def test_numbers_of_lists_and_paragraphs_come_out_as_written(pages):
    whole = " ".join(pages)

    for words in (
        "1.1 Inspectors judged",
        "2.3.2 Caseloads have not yet fallen, as Chart 1 shows.",
        "i) Note that the Children's Improvement Plan is complete.",
        "iii) Comment on the priority indicators",
        "• High caseloads:",
    ):
        assert words in whole


@pytest.mark.needs_program("soffice", "pdftotext")
def test_page_2_of_the_plan_is_where_the_reference_says(pages):
    (key,) = [page for page in pages if "How status is judged" in page]

    assert key.startswith("Appendix 1, page 2")
    assert "set out on page 2 of the Improvement Plan (see Appendix 1)" in " ".join(pages)


@pytest.mark.needs_program("soffice", "pdftotext")
def test_every_figure_stands_on_paper(pages):
    whole = re.sub(r"\s", "", " ".join(pages))

    missing = [run.text for run in PAPER.numbers() if re.sub(r"\s", "", run.text) not in whole]
    assert missing == []
