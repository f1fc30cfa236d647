"""How children's records are looked after: for everybody, in the words of the draft notice."""

import re

import pytest
from django.test import Client

from lineofsight.settings import load
from lineofsight.settings.notice import notice

HERE = {"SERVER_NAME": "localhost", "headers": {"x-forwarded-proto": "https"}}


@pytest.fixture
def file(settings, tmp_path, db):
    settings.HOME = type(settings.HOME)(tmp_path)
    return settings.HOME.settings_file


def test_it_is_open_to_the_public_and_filled_from_the_settings(file):
    file.write_text(
        '[authority]\nname = "Wandle"\ndata_protection = "the data officer, 1 The Row"\n', "utf-8"
    )

    answer = Client(**HERE).get("/help/how-we-protect/")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "write to the data officer, 1 The Row." in page
    assert all(heading in page for heading, _ in notice(load(file)))


def test_nothing_waits_to_be_filled_in_and_a_child_can_read_it(file):
    words = " ".join(" ".join(part) for _, part in notice(load(file)))

    assert "[" not in words
    sentences = [one for one in re.split(r"[.?!:] ", words) if one]
    assert sum(len(one.split()) for one in sentences) / len(sentences) < 16
    assert not re.search(r"\b(data subject|processing|pursuant|disclosure)\b", words)
