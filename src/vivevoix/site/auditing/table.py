"""The audit in words and as JSON."""

import json
from dataclasses import asdict

from vivevoix.site.auditing.leaks import State
from vivevoix.site.auditing.visit import Audit


def table(audit: Audit) -> str:
    """A row a page, a column a state: cookies, storage keys and foreign requests found, then what should not be there."""
    paths = list(dict.fromkeys(one.path for one in audit.seen))
    wide = max(len(path) for path in paths)
    lines = ["  ".join([f"{'page':{wide}}", *(f"{state:>18}" for state in State)])]
    lines += ["  ".join([f"{path:{wide}}", *(f"{_cell(audit, path, state):>18}" for state in State)]) for path in paths]
    lines.append("Each cell: HTTP status, cookies + storage keys + requests to other origins; ! where one is not declared.")
    lines += [f"LEAK  {leak.state:10} {leak.path}  {leak.kind} {leak.name}: {leak.why}" for leak in audit.leaks]
    lines.append(f"{len(audit.leaks)} leaks on {len(audit.seen)} visits; banner {audit.banner[:16]}")
    return "\n".join(lines)


def as_json(audit: Audit) -> str:
    """All that was seen."""
    whole = {"banner": audit.banner, "leaks": [asdict(one) for one in audit.leaks], "seen": [asdict(one) for one in audit.seen]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _cell(audit: Audit, path: str, state: State) -> str:
    seen = next((one for one in audit.seen if one.path == path and one.state is state), None)
    if seen is None:
        return "-"
    mark = "!" if any(leak.path == path and leak.state is state for leak in audit.leaks) else ""
    return f"{mark}{seen.status} {len(seen.cookies)}+{len(seen.storage)}+{len(seen.foreign)}"
