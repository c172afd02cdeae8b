"""What the files of an edition are called."""

PAGE = "index.html"
AUDIO = "audio.mp3"
M4A = "audio.m4a"
DOCUMENT = "edition.json"
TRANSCRIPT = "transcript.vtt"
TIMING = "timing.json"
