"""Whether the site keeps its word: what a real browser finds set, stored and asked for, against the consent policy."""

from vivevoix.site.auditing.leaks import Leak, Seen, State, leaks
from vivevoix.site.auditing.table import as_json, table
from vivevoix.site.auditing.visit import Audit, audit

__all__ = ["Audit", "Leak", "Seen", "State", "as_json", "audit", "leaks", "table"]
