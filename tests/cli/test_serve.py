"""`lineofsight serve` where it cannot: said before anything is made."""

import socket
import sys

from lineofsight.cli.program import main
from lineofsight.kernel.problems import Exit


def test_a_port_that_is_taken_is_said_before_a_site_is_made(capsys, tmp_path, monkeypatch):
    home = tmp_path / "home"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        words = ["lineofsight", "serve", "--sample", "--port", str(port), "--home", str(home)]
        monkeypatch.setattr(sys, "argv", words)
        try:
            main()
        except SystemExit as ending:
            code = ending.code

    said = capsys.readouterr()
    assert code == Exit.REFUSED
    assert f"Give another: --port {port + 1}." in said.err
    assert not home.exists()
