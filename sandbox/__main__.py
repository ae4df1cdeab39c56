"""``python -m sandbox``: the pretend outside world as one program."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from sandbox.server import HOST, PortTaken, Settings, build, open_door, serve


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="A pretend payment provider and an inbox for e-mail and text messages, for demos and tests. Listens on this"
        " machine only; no real money moves and no message leaves.",
    )
    parser.add_argument("--port", type=int, default=8081, help="HTTP port; 0 takes any free one (default 8081)")
    parser.add_argument("--smtp-port", type=int, default=0, help="SMTP port; 0 takes any free one (default)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where state is kept between runs (default: a temporary folder)")
    parser.add_argument("--base-url", default="", help="how browsers reach it (default: http://127.0.0.1:PORT)")
    parser.add_argument("--api-key", default="sandbox-key", help="bearer key of the payment API (default sandbox-key)")
    parser.add_argument("--webhook-url", default="", help="where payment events are sent (default: nowhere)")
    parser.add_argument(
        "--webhook-secret", default="sandbox-secret", help="what webhooks are signed with (default sandbox-secret)"
    )
    parser.add_argument("--settle-seconds", type=float, default=5.0, help="how long a bank payment stays pending (default 5)")
    parser.add_argument(
        "--until-input-ends", action="store_true", help="stop when standard input ends, as it does when its writer dies"
    )
    return parser.parse_args()


def main() -> int:
    """Run the sandbox; the exit status is 0 after a clean stop."""
    args = _arguments()
    try:
        door, smtp_door = open_door(args.port), open_door(args.smtp_port)
    except PortTaken as taken:
        print(f"{taken} Choose another with --port or --smtp-port, or 0 for any free one.", file=sys.stderr)
        return 1
    base_url = (args.base_url or f"http://{HOST}:{door.getsockname()[1]}").rstrip("/")
    addresses = {"Sandbox": base_url, "Inbox": f"{base_url}/inbox", "SMTP": f"{HOST}:{smtp_door.getsockname()[1]}"}
    if args.until_input_ends:
        threading.Thread(target=_stop_when_input_ends, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="sandbox-") as temporary:
        data = args.data or Path(temporary)
        settings = Settings(data, base_url, args.api_key, args.webhook_secret, args.webhook_url, args.settle_seconds)
        serve(build(settings, smtp_door), door, lambda: _announce(addresses))
    return 0


def _stop_when_input_ends() -> None:
    # Not through sys.stdin: its lock, held by a waiting reader, would stop the interpreter from ending.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _announce(addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        print(f"{name}: {address}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
