"""Invented articles, and a real server on the loopback network to fetch them from."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from vivevoix.model import Article, Block, BlockKind
from vivevoix.reading import read, source_of

CASES = Path(__file__).parent / "cases"
DUMP = (CASES / "criee.txt").read_text("utf-8").strip()
PAGE = (CASES / "criee.html").read_text("utf-8")
RSS = (CASES / "flotte.rss").read_text("utf-8").strip()
ATOM = (CASES / "fleet.atom").read_text("utf-8")

Answer = tuple[int, dict[str, str], bytes]


def of_kind(article: Article, kind: BlockKind) -> list[Block]:
    return [block for block in article.blocks if block.kind is kind]


def read_file(folder: Path, name: str, content: str | bytes, language: str = "") -> Article:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read(source_of(str(path)), language=language)


@dataclass
class Server:
    """Gives the answers it was told to give, and remembers what it was asked."""

    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def page(self, path: str, body: str | bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> str:
        data = body.encode("utf-8") if isinstance(body, str) else body
        self.answers[path] = (200, {"Content-Type": content_type, **{k.replace("_", "-"): v for k, v in headers.items()}}, data)
        return self.url + path

    def redirect(self, path: str, to: str) -> str:
        self.answers[path] = (302, {"Location": to}, b"")
        return self.url + path


@contextmanager
def serving() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            answer = told.answers.get(self.path, (404, {}, b"nothing here"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
