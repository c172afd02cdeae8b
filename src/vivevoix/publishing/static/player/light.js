// Light on the words of a page through the CSS Custom Highlight API: ranges, no element.

import { styled } from "./look.js";

const SHEET = styled(`
@media screen {
  ::highlight(vv-doubt) { text-decoration: underline dotted 2px; }
  ::highlight(vv-sentence) { background-color: var(--vv-sentence, #fdf0c2); color: var(--vv-lit, #1a1a1a); }
  ::highlight(vv-word) { background-color: var(--vv-word, #f6cf57); color: var(--vv-lit, #1a1a1a); }
}
@media (forced-colors: active) {
  ::highlight(vv-sentence) { background-color: Mark; color: MarkText; }
  ::highlight(vv-word) { background-color: Highlight; color: HighlightText; }
}`);

// The later lies above.
const KINDS = ["doubt", "sentence", "word"];

const shared = (kind) => {
  const name = `vv-${kind}`;
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, Object.assign(new Highlight(), { priority: KINDS.indexOf(kind) }));
  return CSS.highlights.get(name);
};

export class Light {
  #lit = { doubt: [], sentence: [], word: [] };
  #boxes;

  /** `boxes`: an element of the player that holds its own drawings, for browsers without the interface. */
  constructor(boxes) {
    this.#boxes = boxes;
    if (!document.adoptedStyleSheets.includes(SHEET)) document.adoptedStyleSheets.push(SHEET);
  }

  /** Light these ranges, and no other of that kind. */
  set(kind, ranges) {
    if (!CSS.highlights) return kind === "sentence" ? this.#draw(ranges) : undefined;
    const highlight = shared(kind);
    for (const range of this.#lit[kind]) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    this.#lit[kind] = ranges;
  }

  off() {
    for (const kind of KINDS) this.set(kind, []);
  }

  /** Boxes over the lines of the sentence, drawn by the player: the page's own elements stay as they are. */
  #draw(ranges) {
    const origin = this.#boxes.getBoundingClientRect();
    this.#boxes.replaceChildren(...ranges.flatMap((range) => [...range.getClientRects()]).map((line) => {
      const box = document.createElement("i");
      box.style.inset = `${line.top - origin.top}px auto auto ${line.left - origin.left}px`;
      [box.style.width, box.style.height] = [`${line.width}px`, `${line.height}px`];
      return box;
    }));
  }
}
