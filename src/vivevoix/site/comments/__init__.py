"""Comments: a thread under each article, held for a moderator, erased by their author; plain forms, no JavaScript."""

from vivevoix.site.comments.pages import CommentPages

__all__ = ["CommentPages"]
