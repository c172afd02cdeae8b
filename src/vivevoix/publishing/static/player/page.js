// The words of an edition in the page round the player: lit, followed, clicked, explained.

import { Light } from "./light.js";
import { Text } from "./text.js";
import { begun } from "./timing.js";

const TAKEN = "a, button, input, select, textarea, label, summary, [contenteditable], [onclick], [role=button]";
// Ms: who has just moved the page is reading elsewhere, and the voice does not fight for it.
const PATIENCE = 4000;

/** Whether the listener's system asks for less motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Page {
  touched = -PATIENCE;
  #sentence = null;
  #followed = null;
  #word = "";

  constructor(boxes) {
    this.light = new Light(boxes);
  }

  /** Looks the paragraphs up below the element that `selector` names. */
  read(selector, paragraphs) {
    this.paragraphs = paragraphs;
    this.again = () => this.read(selector, paragraphs);
    this.text = new Text(document.querySelector(selector || "body") ?? document.body, paragraphs);
    this.doubts = paragraphs.flatMap(({ words, doubts }, i) => doubts.map(([from, length, why]) =>
      ({ i, from, length, why, start: words.find(([, at, wide]) => at + wide > from)?.[0] ?? 0 })));
    this.light.set("doubt", this.doubts.map((one) => this.text.range(one.i, one.from, one.length)).filter(Boolean));
    this.#sentence = null;
  }

  /** The word of a sentence `[start, end, paragraph, from, length]` at that millisecond, in the same form; or null. */
  word(sentence, now) {
    const table = this.paragraphs[sentence?.[2]]?.words ?? [];
    const word = table[begun(table, now)];
    const inside = word && word[0] >= sentence[0] && word[1] >= sentence[3] && word[1] < sentence[3] + sentence[4];
    return inside ? [word[0], sentence[1], sentence[2], word[1], word[2]] : null;
  }

  range(row) {
    return row ? this.text.range(row[2], row[3], row[4]) : null;
  }

  /** Lights a sentence and its word: `kind` is `word` for both, `sentence` for one, nothing for neither. What is new. */
  show(sentence, word, kind, follow) {
    const fresh = sentence !== this.#sentence;
    if (fresh) {
      if (sentence?.[2] >= 0 && !this.text.holds(sentence[2])) this.again();
      this.#sentence = sentence;
      const range = this.range(sentence);
      this.light.set("sentence", range && kind ? [range] : []);
    }
    if (follow && sentence !== this.#followed) {
      this.#followed = sentence;
      if (this.range(sentence)) this.#follow(this.range(sentence));
    }
    const key = `${kind} ${word}`;
    if (key === this.#word) return [fresh];
    this.#word = key;
    const range = kind === "word" && this.range(word);
    this.light.set("word", range ? [range] : []);
    return [fresh, true];
  }

  /** What was clicked: the word's start in ms and, for an uncertain word, why; null where no word is, or not to be taken. */
  clicked({ target, clientX: x, clientY: y }) {
    if (target.closest?.(TAKEN) || !getSelection().isCollapsed) return null;
    const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
    const [i, at] = (caret && this.text.at(caret.offsetNode ?? caret.startContainer, caret.offset ?? caret.startOffset)) ?? [];
    const word = this.paragraphs[i]?.words.findLast(([, from]) => from <= at);
    if (!word) return null;
    return [word[0], this.doubts.find((one) => one.i === i && one.from <= at && at <= one.from + one.length)?.why];
  }

  /** Brings the sentence into the upper half of the window, if it has left the middle. */
  #follow(range) {
    const { top, bottom } = range.getBoundingClientRect();
    if (top === bottom || performance.now() - this.touched < PATIENCE || (top > innerHeight * 0.12 && bottom < innerHeight * 0.8)) return;
    scrollBy({ top: top - innerHeight * 0.35, behavior: still() ? "instant" : "smooth" });
  }
}
