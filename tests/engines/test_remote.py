"""A real server on this machine: contract, both kinds, what is sent, what is refused, what is tried again."""

import dataclasses
import io
import json
import threading
import time
import wave
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import av
import numpy as np
import pytest

from tests.contracts.engine import GREETING, EngineContract, utterance
from vivevoix.engines.remote import RemoteEngine, Server, SpeechServerAway, engine_from, exchange
from vivevoix.errors import EngineError, WrongUse
from vivevoix.model import Samples, Voice

KEY = "clef-secrète-42".encode().hex()


def tone(text: str, seconds: float = 1.5, rate: int = 22_050) -> Samples:
    """A sound that depends on the text, 0.2 s of silence at both ends."""
    times = np.arange(int(seconds * rate)) / rate
    sound = 0.3 * np.sin(2 * np.pi * (200 + sum(text.encode()) % 400) * times)
    return np.pad(sound, int(0.2 * rate)).astype(np.float32)


def wav(samples: Samples, rate: int = 22_050, channels: int = 1) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(np.round(samples * 32767).astype("<i2"), channels).tobytes())
    return held.getvalue()


def mp3(samples: Samples, rate: int = 24_000) -> bytes:
    held = io.BytesIO()
    with av.open(held, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = rate
        container.mux([*stream.encode(frame), *stream.encode(None)])
    return held.getvalue()


Given = tuple[int, bytes, dict[str, str]]
SOUND = {"Content-Type": "audio/wav"}


class SpeechServer(ThreadingHTTPServer):
    """Answers with ``answers`` in turn, the last one for ever; keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answers: list[Callable[[dict[str, Any]], Given]] = [lambda body: (200, wav(tone(_text(body))), SOUND)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that stops listening early is what some tests are about."""

    def give(self, *answers: Given) -> None:
        self.answers = [partial(_given, answer) for answer in answers]


class Answering(BaseHTTPRequestHandler):
    server: SpeechServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, body, {name.lower(): value for name, value in self.headers.items()}))
        answers = self.server.answers
        status, content, headers = (answers.pop(0) if len(answers) > 1 else answers[0])(body)
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def _given(answer: Given, _: dict[str, Any]) -> Given:
    return answer


def _late(_: dict[str, Any]) -> Given:
    time.sleep(0.6)
    return 200, wav(tone("x")), SOUND


def _text(body: dict[str, Any]) -> str:
    return str(body.get("input") or body.get("text"))


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with SpeechServer() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


OPENAI, PIPER = Voice("remote", "claire", "fr"), Voice("remote", "fr_FR-siwis-medium", "fr")


def openai(server: SpeechServer, key: str = "") -> RemoteEngine:
    return RemoteEngine(Server("openai", server.url, "tts-1", "claire"), key, pauses=(0.0, 0.0))


class TestOpenAI(EngineContract):
    @pytest.fixture
    def engine(self, server: SpeechServer) -> RemoteEngine:
        return openai(server)

    @pytest.fixture
    def voice(self) -> Voice:
        return OPENAI


class TestPiper(EngineContract):
    @pytest.fixture
    def engine(self, server: SpeechServer) -> RemoteEngine:
        return RemoteEngine(Server("piper", server.url, voice=PIPER.name))

    @pytest.fixture
    def voice(self) -> Voice:
        return PIPER


def test_an_openai_server_is_asked_as_it_documents(server: SpeechServer) -> None:
    openai(server, KEY).say(GREETING, dataclasses.replace(OPENAI, rate=1.25))
    [(path, body, headers)] = server.asked
    assert path == "/v1/audio/speech"
    assert body == {"model": "tts-1", "voice": "claire", "input": "Bonjour, et merci.", "response_format": "wav", "speed": 1.25}
    assert headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("end", ["/v1", "/v1/", "/v1/audio/speech"])
def test_its_address_may_be_given_in_full(server: SpeechServer, end: str) -> None:
    RemoteEngine(Server("openai", server.url + end, "tts-1", "claire")).say(GREETING, OPENAI)
    assert server.asked[0][0] == "/v1/audio/speech"


def test_a_piper_server_is_asked_as_it_documents(server: SpeechServer) -> None:
    RemoteEngine(Server("piper", server.url, voice=PIPER.name)).say(GREETING, dataclasses.replace(PIPER, rate=0.8))
    [(path, body, headers)] = server.asked
    assert path == "/"
    assert body == {"text": "Bonjour, et merci.", "voice": PIPER.name, "length_scale": 1.25}
    assert "authorization" not in headers


def test_marks_share_the_sounding_part(server: SpeechServer) -> None:
    marks = openai(server).say(GREETING, OPENAI).marks
    assert marks[0].start == pytest.approx(0.2, abs=0.02) and marks[-1].end == pytest.approx(1.7, abs=0.02)
    first, second, third = (mark.end - mark.start for mark in marks)
    assert first > second and third > second
    assert marks[1].start - marks[0].end > marks[2].start - marks[1].end


@pytest.mark.parametrize(
    ("content", "headers", "rate"),
    [
        (wav(tone("x"), channels=2), SOUND, 22_050),
        (mp3(tone("x", rate=24_000)), {"Content-Type": "audio/mpeg"}, 24_000),
        (wav(tone("x"))[44:], {"Content-Type": "audio/pcm;rate=22050"}, 22_050),
        (wav(tone("x", rate=24_000))[44:], {"Content-Type": "audio/pcm"}, 24_000),
        (wav(tone("x")).replace(wav(tone("x"))[40:44], b"\xff\xff\xff\xff", 1), SOUND, 22_050),
        (wav(tone("x")), {"Content-Type": "application/octet-stream"}, 22_050),
    ],
    ids=["stereo", "mp3", "pcm with its rate", "pcm", "length not known", "no type"],
)
def test_sound_is_understood_in_many_forms(server: SpeechServer, content: bytes, headers: dict[str, str], rate: int) -> None:
    server.give((200, content, headers))
    audio = openai(server).say(GREETING, OPENAI).audio
    assert audio.sample_rate == rate and audio.duration == pytest.approx(1.9, abs=0.15)
    assert np.abs(audio.samples).max() == pytest.approx(0.3, abs=0.05)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, b"", SOUND), "no sound"),
        ((200, b"<html>Welcome</html>", {"Content-Type": "text/html"}), "no sound"),
        ((200, wav(tone("x"))[:30], SOUND), "no sound"),
        ((200, wav(np.zeros(22_050, np.float32)), SOUND), "silence"),
        ((200, wav(tone("x", 0.05)), SOUND), "cut off"),
        ((200, wav(tone("x", 130, 8000), 8000), SOUND), "two minutes"),
        ((302, b"", {"Location": "http://127.0.0.1:1/"}), "302"),
        ((401, b'{"error": {"message": "Incorrect API key provided: %s."}}' % KEY.encode(), {}), "Incorrect API key"),
        ((400, b'{"detail": "no voice of that name"}', {}), "no voice of that name"),
        ((404, b"<html>nothing here</html>", {}), "404"),
    ],
)
def test_a_permanent_error_is_told_at_once_without_the_key(server: SpeechServer, answer: Given, said: str) -> None:
    server.give(answer)
    with pytest.raises(EngineError, match=said) as caught:
        openai(server, KEY).say(GREETING, OPENAI)
    assert caught.value.permanent and caught.value.remedy and KEY not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(server: SpeechServer, status: int) -> None:
    server.give((status, b"busy", {}), (status, b"busy", {}), (200, wav(tone("x")), SOUND))
    assert openai(server).say(GREETING, OPENAI).audio.duration > 1
    assert len(server.asked) == 3


def test_a_server_that_stays_busy_is_left_after_three_tries(server: SpeechServer) -> None:
    server.give((503, b'{"error": "overloaded"}', {}))
    with pytest.raises(SpeechServerAway, match="overloaded") as caught:
        openai(server).say(GREETING, OPENAI)
    assert not caught.value.permanent and caught.value.exit_code == 4 and len(server.asked) == 3


def test_the_pause_it_asks_for_is_made(server: SpeechServer) -> None:
    server.give((429, b"", {"Retry-After": "1"}), (200, wav(tone("x")), SOUND))
    started = time.perf_counter()
    openai(server).say(GREETING, OPENAI)
    assert 1 <= time.perf_counter() - started < 5


def test_a_server_that_is_away_is_said_so() -> None:
    with SpeechServer() as gone:
        url = gone.url
    with pytest.raises(SpeechServerAway, match="cannot be reached") as caught:
        RemoteEngine(Server("openai", url, "tts-1", "claire"), pauses=(0.0,)).say(GREETING, OPENAI)
    assert "runs" in caught.value.remedy


def test_a_server_that_falls_silent_is_left(server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "SILENT_S", 0.2)
    server.answers = [_late]
    with pytest.raises(SpeechServerAway):
        RemoteEngine(Server("openai", server.url, "tts-1", "claire"), pauses=()).say(GREETING, OPENAI)


def test_an_answer_that_is_cut_on_the_way_is_asked_again(server: SpeechServer) -> None:
    whole = wav(tone("x"))
    server.give((200, whole[:5000], {"Content-Length": str(len(whole)), "Connection": "close"}), (200, whole, SOUND))
    assert openai(server).say(GREETING, OPENAI).audio.duration > 1 and len(server.asked) == 2


def test_more_than_it_may_give_is_not_read(server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "LARGEST", 10_000)
    with pytest.raises(EngineError, match="MB"):
        openai(server).say(GREETING, OPENAI)


def test_each_request_holds_one_utterance(server: SpeechServer) -> None:
    engine = openai(server)
    for word in ("un", "deux"):
        engine.say(utterance((word, word, ".")), OPENAI)
    assert [body["input"] for _, body, _ in server.asked] == ["un.", "deux."]


@pytest.mark.parametrize(
    ("chosen", "key", "named"),
    [
        (Server("mary", "http://127.0.0.1:1", "m", "v"), "", "remote_kind"),
        (Server("openai", "ftp://127.0.0.1", "m", "v"), "", "remote_url"),
        (Server("openai", "http://[", "m", "v"), "", "remote_url"),
        (Server("openai", "http://me:secret@127.0.0.1", "m", "v"), "", "remote_url"),
        (Server("openai", "http://127.0.0.1/?token=t", "m", "v"), "", "remote_url"),
        (Server("openai", "", "m", "v"), "", "remote_url"),
        (Server("openai", "http://127.0.0.1:1", "", "v"), "", "remote_model"),
        (Server("piper", "http://127.0.0.1:1", "", ""), "", "remote_voice"),
        (Server("openai", "http://voice.example", "m", "v"), KEY, "https"),
    ],
)
def test_settings_that_cannot_be_used_are_named(chosen: Server, key: str, named: str) -> None:
    with pytest.raises(WrongUse) as caught:
        RemoteEngine(chosen, key)
    assert named in caught.value.remedy and KEY not in str(caught.value)


def test_the_key_comes_from_the_environment(server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVEVOIX_REMOTE_KEY", KEY)
    engine = engine_from(Server("openai", server.url, "tts-1", "claire"))
    engine.say(GREETING, OPENAI)
    assert server.asked[0][2]["authorization"] == f"Bearer {KEY}"
    assert KEY not in engine.fingerprint and "127.0.0.1" not in engine.fingerprint
