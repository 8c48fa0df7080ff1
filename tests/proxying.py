"""A real nginx before a real door, by the configuration in docs/central.md: Debian's `nginx`, on loopback.

Only what a machine decides is another one's: the port, the files of the certificate, and where the door listens.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

NEEDED = "SHOEBOX_NGINX_NEEDED"  # set where a test without nginx is to fail, not to be left out
DOCUMENT = Path(__file__).parents[1] / "docs" / "central.md"
_START_S_MAX, _END_S_MAX = 20, 20
# What Debian's own nginx.conf says around a site but for the connections, which the document has raised, with every
# file in a folder of the test.
_AROUND = """
{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ {connections} }}
http {{
    sendfile on;
    tcp_nopush on;
    default_type application/octet-stream;
    ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
    ssl_prefer_server_ciphers on;
    access_log {folder}/access.log;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{site}
}}
"""


def nginx() -> str:
    """The program, wherever Debian put it; empty where it is not installed."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or ""


def is_needed() -> bool:
    return os.environ.get(NEEDED, "") not in {"", "0"}


def documented() -> str:
    """The site as the document has it."""
    (block,) = re.findall(r"^```nginx\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(block)


@contextmanager
def proxied(
    folder: Path, door: str, *, certificate: Path, key: Path, other: tuple[tuple[str, str], ...] = ()
) -> Iterator[str]:
    """nginx with that site, before the door at this address; its own address, which answers from the start.

    `other` are further words of the site to be put otherwise.
    """
    port = _free_port()
    site = documented()
    for was, now in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("/etc/ssl/shoebox.pem", str(certificate)),
        ("/etc/ssl/shoebox.key", str(key)),
        ("http://127.0.0.1:8085", f"http://{urlsplit(door).netloc}"),
        *other,
    ):
        assert site.count(was) == 1, f"the document says {was} no more"
        site = site.replace(was, now)
    folder.mkdir()
    user = "user root;\n" if os.geteuid() == 0 else ""  # whose files those of the test are
    config = folder / "nginx.conf"
    raised = "worker_connections 2048;"
    assert f"`{raised}`" in DOCUMENT.read_text(encoding="utf-8")
    config.write_text(_AROUND.format(user=user, folder=folder, site=site, connections=raised))
    command = (nginx(), "-p", str(folder), "-c", str(config), "-e", str(folder / "start.log"))
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as running:
        try:
            _await(port, running, folder / "start.log")
            yield f"https://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(_END_S_MAX)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _await(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _START_S_MAX
    while time.monotonic() < until:
        assert running.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return
    raise TimeoutError(log.read_text())
