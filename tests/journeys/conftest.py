"""A real site of the made-up borough on loopback, one browser, and people who sign in to it."""

from collections.abc import Callable, Iterator

import pytest

from journeys.browsing import Browsing
from journeys.live import Site, running


@pytest.fixture(scope="session")
def live_site(sample_home, tmp_path_factory) -> Iterator[Site]:
    """Serve a copy of the borough, as `lineofsight serve --sample` does, until the tests end."""
    with running(sample_home, tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browsing(chromium, live_site) -> Browsing:
    """Give the sessions of all journeys of a worker."""
    return Browsing(chromium, live_site)


@pytest.fixture
def sign_in(browsing) -> Iterator[Callable[..., object]]:
    """Give a tab in which a person of the role has signed in; closed when the test ends."""
    contexts = []

    def make(role: str, *, width: int = 1280, scripts: bool = True) -> object:
        context = browsing.signed_in(role, width=width, scripts=scripts)
        contexts.append(context)
        tab = context.new_page()
        tab.goto(f"{browsing.site.address}/")
        return tab

    yield make
    for context in contexts:
        context.close()
