"""The command line. Every error that we know how to explain ends in one sentence and the exit code of its kind."""

import argparse
import errno
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from vivevoix import __version__
from vivevoix.errors import OutputError, ViveVoixError

COMMANDS = ("narrate", "text", "say", "review", "verify", "serve", "audit", "lexicon", "comments", "reports", "doctor", "bench")
"""Modules of ``vivevoix.commands``, in the order of the help; ``text`` holds script, verbalize and pronounce."""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    made = argparse.ArgumentParser(prog="vivevoix", description="Gives an article a voice, and checks what it said.")
    made.add_argument("--version", action="version", version=f"vivevoix {__version__}")
    made.add_argument("--settings", metavar="FILE", help="settings file (TOML); default: vivevoix.toml here, if there")
    made.add_argument("--debug", action="store_true", help="show where in the code an unexpected fault came from")
    subparsers = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"vivevoix.commands.{name}").register(subparsers)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 done with findings above the limit or a fault of ours, 2 wrong use,
    3 the source could not be read, 4 the engine failed.
    """
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ViveVoixError as error:
        return _told(error)
    except KeyboardInterrupt:
        print("vivevoix: interrupted; what was already spoken is kept, run again to go on.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the last net: no traceback reaches a user unless asked for
        return _unexpected(error, args.debug)


def _told(error: ViveVoixError) -> int:
    print(f"vivevoix: {error}", file=sys.stderr)
    return error.exit_code


def _unexpected(error: Exception, debug: bool) -> int:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES}:
        problem = f"Cannot write: {error.strerror} ({error.filename})."
        return _told(OutputError(problem, "Free some space or name another folder."))
    if debug:
        traceback.print_exc()
    print(f"vivevoix: a fault of ours: {type(error).__name__}: {error}.", file=sys.stderr)
    print("Run again with --debug before the command and report what it shows.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
