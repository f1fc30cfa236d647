"""How long pages take while fifty people read them: gunicorn on loopback, walked page by page.

    nice .venv/bin/python bench/load.py                    # 60 s, 5,000 children, SQLite
    .venv/bin/python bench/load.py --requests 20000 --seconds 2400
    .venv/bin/python bench/load.py --database postgresql://...

Each user has an account with a team, service or cases of its own, signs in, opens a page, thinks
for about five seconds and follows a link that the page offered; now and then the search is used.
Signing in is not counted. The made borough is kept in out/load. Ends with 1 where p50 is 150 ms or
more, p95 500 ms or more, or one answer was an error.
"""

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(sys.executable).with_name("lineofsight")
ROLES = {"practitioner": 18, "team-manager": 12, "head-of-service": 5, "analyst": 4,
         "director": 3, "councillor": 4, "auditor": 2, "programme": 2}  # fmt: skip
LEFT_OUT = re.compile(r"/(account|look|static|download|people)/|\.(css|csv|xlsx|parquet|svg)|#")
LINK = re.compile(r'<a [^>]*href="([^"]+)"')
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NAMES = ["an", "sm", "ja", "mar", "kha", "wil", "be", "ro"]


class Browser:
    """One signed-in session: keeps its cookies, and says it came by TLS, as nginx does."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def connection(self) -> http.client.HTTPConnection:
        """Open the way to the site, without what stands before it."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, dict, str]:
        """Ask for a page, and give its status, headers and text."""
        connection = self.connection()
        headers = {"Host": "localhost", "X-Forwarded-Proto": "https",
                   "Referer": "https://localhost/",
                   "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}  # fmt: skip
        body = urlencode(fields) if fields else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, dict(answer.headers), text

    def sign_in(self, email: str, password: str) -> None:
        """Sign in by the form."""
        _, _, page = self.ask("/account/sign-in/")
        given = {
            "csrfmiddlewaretoken": HIDDEN.search(page)[1],
            "login": email,
            "password": password,
        }
        status, _, _ = self.ask("/account/sign-in/", given)
        assert status == 302, f"{email} was not let in: {status}"

    def follow(self, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Ask for a page and for the page it leads to, at most three times."""
        status, headers, text = self.ask(path, fields)
        for _ in range(3):
            if status not in {301, 302, 303}:
                break
            to = urlsplit(headers["Location"])
            status, headers, text = self.ask(f"{to.path}?{to.query}" if to.query else to.path)
        return status, text


class Walk:
    """A user at work, and the times of what was asked."""

    def __init__(self, browser: Browser, times: dict, think: float, seed: int) -> None:
        self.browser, self.times, self.think = browser, times, think
        self.random, self.errors = random.Random(seed), []

    def until(self, end: float) -> None:
        """Open pages until the end."""
        page, path = "", "/"
        time.sleep(self.random.uniform(0, self.think))
        while time.monotonic() < end:
            fields = self._search(page) if self.random.random() < 0.06 else None
            path = "/search/" if fields else path
            started = time.perf_counter()
            status, page = self.browser.follow(path, fields)
            self.times[named(path)].append(time.perf_counter() - started)
            if status != 200:
                self.errors.append(f"{status} {named(path)}")
            path = self._next(page)
            time.sleep(self.random.uniform(0.5, 1.5) * self.think)

    def _next(self, page: str) -> str:
        links = [link.replace("&amp;", "&") for link in LINK.findall(page)]
        ours = [link for link in links if link.startswith(("/", "?")) and not LEFT_OUT.search(link)]
        ours = [link for link in ours if link.startswith("/")]
        return self.random.choice(ours) if ours else "/"

    def _search(self, page: str) -> dict[str, str] | None:
        token = HIDDEN.search(page)
        if token is None or 'action="/search/"' not in page:
            return None
        return {"csrfmiddlewaretoken": token[1], "words": self.random.choice(NAMES)}


def named(path: str) -> str:
    """Name the page an address belongs to, as the addresses of the site do."""
    from django.urls import Resolver404, resolve  # noqa: PLC0415  once the site is set up

    try:
        return resolve(urlsplit(path).path).view_name or "no name"
    except Resolver404:
        return "no such address"


def made_ready(home: Path, children: int, here: Mapping[str, str]) -> None:
    """Make the borough and its site where there are none."""
    returns = home.parent / f"returns-{children}"
    if not (home / "picture.sqlite").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "training").touch()
        run("sample", returns, "--month", "2017-11", "--children", children, "--seed", 7, here=here)
        (home / "authority.toml").write_bytes((returns / "authority.toml").read_bytes())
        run("load", returns, "--month", "2017-11", here=here)
        run("picture", here=here)
    run("manage", "migrate", "--verbosity", 0, here=here)
    run("manage", "collectstatic", "--noinput", "--verbosity", 0, here=here)


def run(*words: object, here: Mapping[str, str]) -> str:
    """Run the program, and give what it printed."""
    command = [str(PROGRAM), *map(str, words)]
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def served(port: int, workers: int, here: Mapping[str, str]) -> subprocess.Popen:
    """Start gunicorn as a server does, and wait until it answers."""
    asked = {"LINEOFSIGHT_BIND": f"127.0.0.1:{port}", "LINEOFSIGHT_WORKERS": str(workers)}
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "deploy/gunicorn.conf.py")]
    site = subprocess.Popen([*command, "lineofsight.web.wsgi"], env={**here, **asked})
    for _ in range(600):
        try:
            Browser(port).ask("/account/sign-in/")
        except OSError:
            time.sleep(0.1)
        else:
            return site
    site.terminate()
    raise SystemExit("The site did not start.")


def environment(home: Path, database: str) -> dict[str, str]:
    """Give the environment of the site that is measured."""
    here = {**os.environ, "LINEOFSIGHT_HOME": str(home), "LINEOFSIGHT_TRAINING": "1",
            "LINEOFSIGHT_STATIC": str(home.parent / "static"),
            "LINEOFSIGHT_HOSTS": "localhost"}  # fmt: skip
    return {**here, "DATABASE_URL": database} if database else here


def accounts(users: int) -> list[str]:
    """Give the addresses of so many people, in the proportions of the roles, making who is missing.

    An account for each: a fourth session of one account would end its first.
    """
    from django.utils import timezone  # noqa: PLC0415  once the site is set up

    from lineofsight import picture  # noqa: PLC0415
    from lineofsight.accounts import actions, models, places, roles, sample_people  # noqa: PLC0415

    now = places.picture_now()
    teams = {team.name: team.service for team in picture.teams(now)}
    workers = sorted(
        (one for one in picture.workers(now) if one.children and one.team in teams),
        key=lambda one: (-one.children, one.code),
    )
    of_role = [role for role, share in ROLES.items() for _ in range(share)]
    found = []
    for number in range(users):
        role = roles.Role[of_role[number % len(of_role)].upper().replace("-", "_")]
        worker = workers[number % len(workers)]
        found.append(f"{number}-{sample_people.address_of(role)}")
        if models.Person.objects.filter(email=found[-1]).exists():
            continue
        place = {"PRACTITIONER": worker.team, "TEAM_MANAGER": worker.team,
                 "HEAD_OF_SERVICE": teams[worker.team]}.get(role.name, "")  # fmt: skip
        person = actions.make_person(
            found[-1],
            f"{role.title} {number}",
            by=None,
            worker_code=worker.code if role.name == "PRACTITIONER" else "",
            password=sample_people.password(),
        )
        actions.grant_at_machine(person, role, starts=timezone.localdate(), place=place)
    return found


def signed_in(port: int, addresses: list[str]) -> list[Browser]:
    """Sign everybody in, each with a browser."""
    from lineofsight.accounts import sample_people  # noqa: PLC0415  once the site is set up

    browsers = [Browser(port) for _ in addresses]
    for browser, address in zip(browsers, addresses, strict=True):
        browser.sign_in(address, sample_people.password())
    return browsers


def walked(browsers: list[Browser], *, think: float, seconds: float, requests: int) -> list[Walk]:
    """Let everybody walk for so long, or until so many pages were asked for."""
    times: dict[str, list[float]] = defaultdict(list)
    walks = [Walk(browser, times, think, seed) for seed, browser in enumerate(browsers)]
    end = time.monotonic() + seconds
    if requests:
        end = min(end, time.monotonic() + requests * think / len(walks) * 1.1)
    threads = [threading.Thread(target=walk.until, args=(end,)) for walk in walks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return walks


def at(share: float, times: list[float]) -> float:
    """Give the time that this share of the answers did not exceed, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def told(walks: list[Walk]) -> bool:
    """Print what was measured; say whether it is good enough."""
    times, errors = walks[0].times, [error for walk in walks for error in walk.errors]
    print(f"{'page':28}{'n':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'errors':>8}")
    everything = [one for taken in times.values() for one in taken]
    for name, taken in [
        *sorted(times.items(), key=lambda it: -at(0.95, it[1])),
        ("all", everything),
    ]:
        wrong = len(errors) if name == "all" else sum(e.endswith(f" {name}") for e in errors)
        print(f"{name:28}{len(taken):7}{at(0.5, taken):9.0f}{at(0.95, taken):9.0f}"
              f"{at(1, taken):9.0f}{wrong:8}")  # fmt: skip
    for error in sorted(set(errors)):
        print(f"  {errors.count(error)} x {error}")
    return at(0.5, everything) < 150 and at(0.95, everything) < 500 and not errors


def main() -> None:
    """Make, serve, walk, tell."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("children", 5000), ("users", 50), ("workers", 3), ("port", 8017),
                          ("requests", 0), ("seconds", 60)):  # fmt: skip
        options.add_argument(f"--{name}", type=int, default=default)
    options.add_argument("--think", type=float, default=5.0)
    options.add_argument("--database", default="", help="postgresql://... [default: SQLite]")
    options.add_argument("--home", type=Path, default=None, help="a home that is ready")
    asked = options.parse_args()
    home = (asked.home or ROOT / "out" / "load" / f"home-{asked.children}").absolute()
    here = environment(home, asked.database)
    made_ready(home, asked.children, here)
    os.environ.update(here)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lineofsight.web.settings"
    import django  # noqa: PLC0415  of the home that was just made

    django.setup()
    addresses = accounts(asked.users)
    site = served(asked.port, asked.workers, here)
    try:
        browsers = signed_in(asked.port, addresses)
        walks = walked(browsers, think=asked.think, seconds=asked.seconds, requests=asked.requests)
    finally:
        site.terminate()
        site.wait(30)
    sys.exit(not told(walks))


if __name__ == "__main__":
    main()
