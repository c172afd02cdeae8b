"""``vivevoix audit``: whether a site keeps to its consent policy, looked at with a real browser."""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivevoix.commands.serve import needed, site
from vivevoix.commands.text import settings_of
from vivevoix.errors import WrongUse

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from vivevoix.settings import Settings

_STARTS_WITHIN_S = 60


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("audit", help="visit a site in four states of consent and report every undeclared tracker")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("url", metavar="URL", nargs="?", help="address of the site")
    target.add_argument("--editions", metavar="DIR", type=Path, help="serve these editions for the time of the audit")
    target.add_argument("--receipts", action="store_true", help="check the chain of consent receipts in the records instead")
    parser.add_argument("--screenshots", metavar="DIR", type=Path, help="keep a picture of the banner, named after its digest")
    parser.add_argument("--json", action="store_true", help="print all that was seen as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Visit, print the table; 1 when something was not declared."""
    settings = settings_of(args)
    try:
        if args.receipts:
            return _receipts(settings, as_json=args.json)
        from vivevoix.site.auditing import as_json, audit, table
        from vivevoix.site.consent.loading import load_policy
    except ModuleNotFoundError as error:
        if not needed(error):
            raise
        raise WrongUse(f"The audit needs packages that are not installed ({error.name}).", "Run `make setup`.") from error
    policy = load_policy(settings.consent)
    with _target(args, settings) as base:
        found = audit(base, policy, args.screenshots)
    print(as_json(found) if args.json else table(found))
    return 1 if found.leaks else 0


def _receipts(settings: "Settings", *, as_json: bool) -> int:
    """Whether the chain holds, and its last hash: published each day, it dates all receipts before it."""
    from vivevoix.storage.records.opening import open_records
    from vivevoix.storage.records.receipts import Receipts, broken

    records = open_records(settings.records, create=False)
    chain = tuple(Receipts(records).all())
    records.close()
    fault, last = broken(chain), chain[-1].hash if chain else ""
    if as_json:
        print(json.dumps({"receipts": len(chain), "broken": fault, "hash": last}))
    else:
        print(f"{len(chain)} receipts; " + (f"the chain is broken before {fault}" if fault else "the chain holds"))
        print(f"last hash: {last}" if last else "no receipt yet")
    return 1 if fault else 0


@contextmanager
def _target(args: argparse.Namespace, settings: "Settings") -> Iterator[str]:
    if args.url:
        yield args.url
        return
    with tempfile.TemporaryDirectory() as folder:
        # The visits of an audit are nobody's: they leave the site's own records alone.
        own = replace(settings, records=str(Path(folder) / "records.sqlite"))
        with served(site(args.editions, own)) as base:
            yield base


@contextmanager
def served(app: "ASGIApp", **options: Any) -> Iterator[str]:
    """The site on a free port of this machine, for as long as the block runs. Raises WrongUse when it does not start."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, access_log=False, log_level="error", **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"{'https' if options else 'http'}://127.0.0.1:{_port(server, thread)}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def _port(server: "object", thread: threading.Thread) -> int:
    end = time.monotonic() + _STARTS_WITHIN_S
    while not getattr(server, "started", False):
        if time.monotonic() > end or not thread.is_alive():
            raise WrongUse("The site did not start.", "Run `vivevoix serve` to see why.")
        time.sleep(0.05)
    port: int = server.servers[0].sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    return port
