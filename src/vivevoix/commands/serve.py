"""``vivevoix serve``: the reader's site over a folder of editions."""

import argparse
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vivevoix.commands.text import settings_of
from vivevoix.errors import WrongUse

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from vivevoix.settings import Settings


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="serve the editions in a folder to readers")
    parser.add_argument("--editions", metavar="DIR", type=Path, required=True, help="folder with one folder an edition")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    app = site(args.editions, settings_of(args))
    import uvicorn

    listening = _listening(args.host, args.port)
    print(f"vivevoix: http://{args.host}:{listening.getsockname()[1]}/", file=sys.stderr, flush=True)
    # No access log: it would keep readers' addresses, and the privacy page says that nothing does.
    server = uvicorn.Server(
        uvicorn.Config(app, host=args.host, port=args.port, access_log=False, log_level="warning", server_header=False)
    )
    server.run(sockets=[listening])
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """Raises WrongUse when the address is taken, or none of this machine."""
    remedy = "Name another with --host and --port; port 0 takes a free one."
    if port not in range(65536):
        raise WrongUse(f"There is no port {port}.", remedy)
    try:
        family, *_, address = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), port), family=family)
    except OSError as error:
        raise WrongUse(f"Nothing can listen on {host}:{port} ({error}).", remedy) from error


def site(editions: Path, settings: "Settings") -> "ASGIApp":
    """The application. Raises WrongUse when the site's requirements are not installed, or a file of settings is wrong."""
    try:
        from vivevoix import compose

        return compose.site(settings, editions)
    except ModuleNotFoundError as error:
        if not needed(error):
            raise
        remedy = "Run `make serve`, or: pip install -r requirements/site.txt"
        raise WrongUse(f"Serving needs packages that are not installed ({error.name}).", remedy) from error


def needed(error: ModuleNotFoundError) -> bool:
    """Whether it is one of the site's requirements that is missing, and not a module of ours."""
    root = (error.name or "").partition(".")[0]
    return root in {"starlette", "uvicorn", "itsdangerous", "nh3", "python_multipart", "multipart", "sqlalchemy", "anyio"}
