"""The reader's side: articles, player, consent, comments, feed, embed. Needs ``requirements/site.txt``."""
