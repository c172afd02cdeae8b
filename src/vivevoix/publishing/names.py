"""What the files of an edition are called."""

PAGE = "index.html"
AUDIO = "audio.mp3"
DOCUMENT = "edition.json"
TRANSCRIPT = "transcript.vtt"
