// Where the paragraphs of an edition stand in a page that may be anybody's. Nothing of the page is changed.
//
// A paragraph is known by its length and two sums over its folded characters, so it is found across any mark-up, and a
// paragraph that was edited is not found at all: no highlight is better than a wrong one.

const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const WIDTHLESS = /[\xad\u200b\u2060\ufeff]/;
const INLINE = /^(a|abbr|b|bd[io]|cite|code|data|de[fl]|dfn|em|font|i|ins|kbd|label|mark|q|s|small|span|strong|su[bp]|time|u|var|wbr)$/i;
const SILENT = /^(audio|button|iframe|noscript|object|script|select|style|svg|textarea|video|vive-voix)$/i;
const BASES = [0x01000193, 0x5bd1e995];

/** The folded text below `root`, and for each of its code units the text node and the stretch of it that it stands for. */
const folded = (root) => {
  const found = { text: "", node: [], from: [], to: [], data: new Map() };
  const units = [];
  const push = (unit, node, from, to) => {
    const blank = SPACE.test(unit);
    if (WIDTHLESS.test(unit) || (blank && (!units.length || units.at(-1) === " "))) return;
    units.push(blank ? " " : unit === "'" ? "’" : unit);
    found.node.push(node); found.from.push(from); found.to.push(to);
  };
  const read = (node) => {
    found.data.set(node, node.data);
    let place = 0;
    // Most pages are composed already; only in others a letter and its accents are two and become one.
    const clusters = node.data === node.data.normalize() ? node.data.split("") : node.data.match(/\P{M}\p{M}*|\p{M}+/gu);
    for (const cluster of clusters) {
      for (const unit of cluster.normalize().split("")) push(unit, node, place, place + cluster.length);
      place += cluster.length;
    }
  };
  const walk = (parent) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) read(child);
      if (child.nodeType !== 1 || SILENT.test(child.tagName)) continue;
      const gap = INLINE.test(child.tagName) ? "" : " ";
      if (gap) push(gap, null);
      walk(child);
      if (gap) push(gap, null);
    }
  };
  walk(root);
  found.text = units.join("");
  return found;
};

const running = (text, base) => {
  const sums = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) sums[i + 1] = Math.imul(sums[i], base) + text.charCodeAt(i);
  return sums;
};

const power = (base, length) => {
  let product = 1;
  for (let i = 0; i < length; i++) product = Math.imul(product, base);
  return product;
};

/** Every place where `length` characters have both sums. */
const occurrences = (sums, length, wanted) => {
  const powers = BASES.map((base) => power(base, length));
  const same = (i, k) => ((sums[k][i + length] - Math.imul(sums[k][i], powers[k])) | 0) === wanted[k];
  const places = [];
  for (let i = 0; i + length < sums[0].length; i++) if (same(i, 0) && same(i, 1)) places.push(i);
  return places;
};

export class Text {
  constructor(root, paragraphs) {
    this.paragraphs = paragraphs;
    this.page = folded(root);
    const sums = BASES.map((base) => running(this.page.text, base));
    const all = paragraphs.map(({ length, sum }) => (length ? occurrences(sums, length, sum) : []));
    // A headline may stand in a menu too: of several places the one nearest to the longest paragraph is meant.
    const anchor = all.reduce((best, places, i) => (places.length && !(paragraphs[i].length < paragraphs[best]?.length) ? i : best), -1);
    const near = (place) => Math.abs(place - all[anchor][0]);
    this.places = all.map((places) => (places.length ? places.reduce((a, b) => (near(b) < near(a) ? b : a)) : -1));
    this.missing = this.places.filter((place) => place < 0).length;
  }

  /** The range of `length` characters of a paragraph; null when they do not stand in the page as they were read. */
  range(paragraph, from, length) {
    const start = this.places[paragraph] ?? -1;
    if (start < 0 || !length) return null;
    const [first, last] = [this.#solid(start + from, 1), this.#solid(start + from + length - 1, -1)];
    if (first > last) return null;
    const range = new Range();
    range.setStart(this.page.node[first], this.page.from[first]);
    range.setEnd(this.page.node[last], this.page.to[last]);
    return range;
  }

  /** Whether the page still holds that paragraph as it was when it was looked up. */
  holds(paragraph) {
    const start = this.places[paragraph] ?? -1;
    if (start < 0) return false;
    const nodes = new Set(this.page.node.slice(start, start + this.paragraphs[paragraph].length));
    return [...nodes].every((node) => !node || (node.isConnected && node.data === this.page.data.get(node)));
  }

  /** The paragraph and the character in it at a place of the page; null outside. */
  at(node, offset) {
    let index = this.page.node.indexOf(node);
    if (index < 0) return null;
    while (this.page.node[index + 1] === node && this.page.to[index] <= offset) index++;
    const paragraph = this.places.findIndex((start, i) => start >= 0 && start <= index && index < start + this.paragraphs[i].length);
    return paragraph < 0 ? null : [paragraph, index - this.places[paragraph]];
  }

  /** The nearest character that stands in a text node: a gap between two elements does not. */
  #solid(index, step) {
    while (this.page.node[index] === null) index += step;
    return index;
  }
}
