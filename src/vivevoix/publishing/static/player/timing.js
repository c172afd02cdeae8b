// The timing of an edition: what the player knows of its words. See docs/reference/player.md for its form.

/** The timing of nothing: a player of sound alone. */
export const NOTHING = { duration: 0, sentences: [], paragraphs: [], chapters: [] };

const rows = (table) => table.every(([number]) => Number.isSafeInteger(number));

/** The timing if it has the form that this player reads; raises TypeError otherwise. */
export const checked = (timing) => {
  const { version, duration, sentences, chapters, paragraphs } = timing;
  const right = version === 1 && duration >= 0 && rows(sentences) && rows(chapters);
  if (right && paragraphs.every(({ sum, words, doubts }) => rows([sum, ...words, ...doubts]))) return timing;
  throw new TypeError("timing");
};

/** The last row that has begun at that millisecond; -1 before the first. */
export const begun = (table, now) => table.findLastIndex(([start]) => start <= now);

/** Where a link such as `#t=72.5` or `#t=1:12` leads; null for anything else, however it was forged. */
export const fragment = (hash) => {
  const match = /^#(?:[^#]*&)?t=(?:(\d{1,3}):)?(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash);
  return match ? (match[1] ?? 0) * 60 + Number(match[2]) : null;
};
