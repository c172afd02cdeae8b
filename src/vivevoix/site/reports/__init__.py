"""Reports of listeners: what was said wrongly, sent by a plain form; for the desk, with the lexicon line that would mend it."""

from vivevoix.site.reports.pages import ReportPages

__all__ = ["ReportPages"]
