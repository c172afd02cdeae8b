"""What a server asks of robots (RFC 9309)."""

from urllib.robotparser import RobotFileParser


def may_fetch(robots: str, user_agent: str, url: str) -> bool:
    """Whether ``robots`` (the text of robots.txt) lets us fetch ``url``."""
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    return parser.can_fetch(user_agent, url)
