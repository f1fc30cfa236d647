"""How gunicorn runs the pages: a few processes, no log of addresses of pages.

Under systemd it takes the socket of `lineofsight-web.socket`; without one it listens on loopback.
"""

import os
from pathlib import Path

bind = os.environ.get("LINEOFSIGHT_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("LINEOFSIGHT_WORKERS", "3"))
threads = 2
worker_class = "gthread"
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
_memory = Path("/dev/shm")  # noqa: S108  the system's own place in memory
worker_tmp_dir = str(_memory) if _memory.is_dir() else None  # no worker waits for a disk
control_socket_disable = True  # systemd starts, reloads and stops it
accesslog = None  # who opened which page is in the looks, and nowhere else
forwarded_allow_ips = "127.0.0.1"
