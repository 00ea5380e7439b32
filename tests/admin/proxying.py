"""The reverse proxy's sample, run as it stands but for addresses, ports, certificates and places of logs."""

import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import trustme

from tests.admin.running import Running, running, wait_for

SAMPLES = Path(__file__).parents[2] / "deploy"
SITE, DESK = "avis.exemple.fr", "atelier.exemple.fr"


@dataclass
class Proxied:
    """The servers behind the proxy.

    Attributes:
        doors: the processes of the site, as the proxy has them.
        desks: those of the desk.
        logs: the folder of the proxy's logs.
    """

    https: int
    http: int
    logs: Path
    trusted: ssl.SSLContext
    doors: list[Running] = field(default_factory=list)
    desks: list[Running] = field(default_factory=list)

    @contextmanager
    def browser(self, name: str = SITE, **headers: str) -> Iterator[httpx.Client]:
        """Give a browser that speaks to a name over https."""

        def named(request: httpx.Request) -> None:
            request.extensions = {**request.extensions, "sni_hostname": name}

        client = httpx.Client(
            base_url=f"https://127.0.0.1:{self.https}",
            verify=self.trusted,
            headers={"Host": name, **headers},
            event_hooks={"request": [named]},
            timeout=30,
        )
        with client:
            yield client

    def logged(self) -> str:
        """Give all that the proxy wrote."""
        return "\n".join(file.read_text(encoding="utf-8") for file in sorted(self.logs.iterdir()))


@contextmanager
def proxied(folder: Path, processes: int = 2, desks: int = 0) -> Iterator[Proxied]:
    """Run the site and the desk in some processes behind nginx, all of them ended with the block."""
    binary = shutil.which("nginx")
    if binary is None:
        pytest.skip("nginx is not on this machine: install nginx-light (Debian)")
    folder.mkdir(parents=True)
    (folder / "logs").mkdir()
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    https, http, *ports = free_ports(2 + processes + desks)
    found = Proxied(https, http, folder / "logs", trusted)
    with ExitStack() as stack:
        for port in ports:
            kind, started = ("public", found.doors) if port in ports[:processes] else ("desk", found.desks)
            server = running(folder / f"{kind}-{port}", "serve", kind, "--port", port, ECOUTE_PROXIES="1")
            started.append(stack.enter_context(server))
            wait_for(lambda port=port: answers(port), f"the server: {kind}")
        conf = _configured(folder, authority, (https, http), ports[:processes], ports[processes:])
        (folder / "nginx.conf").write_text(conf, encoding="utf-8")
        proxy = subprocess.Popen(
            [
                str(binary),
                "-p",
                str(folder),
                "-c",
                str(folder / "nginx.conf"),
                "-e",
                str(folder / "logs" / "start.log"),
            ],
        )
        stack.callback(proxy.wait)
        stack.callback(proxy.terminate)
        wait_for(lambda: answers(https), "nginx")
        yield found


def _configured(folder: Path, authority: trustme.CA, own: tuple[int, int], sites: list[int], desks: list[int]) -> str:
    https, http = own
    sample = (SAMPLES / "nginx.conf").read_text(encoding="utf-8")
    for name in (SITE, DESK):
        certificate, short = authority.issue_cert(name), name.partition(".")[0]
        certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / f"{short}.pem"))
        certificate.private_key_pem.write_to_path(str(folder / f"{short}.key"))
    for began, ports in ((80, sites), (81, desks)):
        upstream = "".join(f"    server 127.0.0.1:{port};\n" for port in ports)
        sampled = rf"    server 127\.0\.0\.1:{began}01;\n    server 127\.0\.0\.1:{began}02;\n"
        sample = re.sub(sampled, upstream, sample) if ports else sample
    sample = re.sub(r"listen 443 ", f"listen 127.0.0.1:{https} ", sample)
    sample = re.sub(r"listen 80( |;)", rf"listen 127.0.0.1:{http}\1", sample)
    sample = sample.replace("/etc/ecoute/", f"{folder}/").replace("/var/log/nginx/", f"{folder}/logs/")
    kept = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
    return f"daemon off;\npid {folder}/nginx.pid;\nevents {{ }}\nhttp {{\n{kept}{sample}\n}}\n"


def free_ports(count: int) -> list[int]:
    """Give ports that nobody listens on now."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in held]


def answers(port: int) -> bool:
    """Tell whether somebody listens on a port."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
