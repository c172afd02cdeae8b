// The sound of an article and the ways through it. Who extends this has the media element, shows the clock and says what breaks.

import { NOTHING, begun } from "./timing.js";

export class Sound extends HTMLElement {
  timing = NOTHING;

  get time() { return this.audio.currentTime; }
  get duration() { return this.audio.duration || this.timing.duration / 1000; }
  get speed() { return this.audio.playbackRate; }
  set speed(rate) { this.audio.playbackRate = Math.min(3, Math.max(0.5, Number(rate) || 1)); }

  play() { return this.audio.play().catch((error) => error.name !== "AbortError" && this.broken()); }
  pause() { this.audio.pause(); }
  toggle() { return this.audio.paused ? this.play() : this.pause(); }

  seek(seconds) {
    if (!Number.isFinite(seconds)) return;
    this.audio.currentTime = Math.min(Math.max(0, seconds), this.duration);
    this.show();
  }

  previous() {
    const { sentences } = this.timing;
    const now = begun(sentences, this.time * 1000);
    // As on every player: the start of this one first, unless it has hardly begun.
    const again = now >= 0 && this.time * 1000 - sentences[now][0] > 2000;
    this.seek((sentences[again ? now : now - 1]?.[0] ?? 0) / 1000);
  }

  next() {
    const { sentences } = this.timing;
    const next = sentences[begun(sentences, this.time * 1000) + 1];
    if (next) this.seek(next[0] / 1000);
  }
}
