// How the player looks. Colours and fonts are the page's to set, by custom properties and parts.

export const LOOK = `
:host { display: block; position: relative; overflow-wrap: anywhere; font: 400 .9375rem/1.45 var(--vv-font, system-ui, sans-serif); color: var(--i);
  --i: var(--vv-ink, CanvasText); --p: var(--vv-paper, Canvas); --a: var(--vv-accent, var(--i)); --l: var(--vv-rule, GrayText); }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
p, ol { margin: 0; padding: 0; list-style: none; }
button, input, select { font: inherit; color: inherit; margin: 0; }
button, summary, a { min-height: 2.75rem; min-width: 2.75rem; }
button { display: inline-flex; align-items: center; justify-content: center; padding: 0 .4rem; border: 0; border-radius: 1.4rem; background: none; cursor: pointer; }
button:hover, summary:hover, [aria-current=true] { color: var(--a); }
:focus-visible { outline: 3px solid var(--a); outline-offset: 2px; }
svg { width: 1.5rem; height: 1.5rem; fill: currentColor; }
.bar, .seek, .menu, .links, label { display: flex; align-items: center; flex-wrap: wrap; gap: .25rem .6rem; }
.bar { gap: .25rem 0; font-variant-numeric: tabular-nums; }
.bar button { font-weight: 600; white-space: nowrap; min-width: 2.5rem; padding: 0 .25rem; }
.bar label { margin-inline-start: auto; }
.bar .play { width: 3.5rem; height: 3.5rem; margin-inline-end: .25rem; border-radius: 50%; background: var(--a); color: var(--p); }
.previous svg { rotate: 180deg; }
.play svg { width: 1.75rem; height: 1.75rem; }
select, .wide { min-height: 2.25rem; padding: 0 .6rem; border: 1px solid; border-radius: .25rem; background: var(--p); }
.seek { flex-wrap: nowrap; margin: .6rem 0 .25rem; font-variant-numeric: tabular-nums; }
.seek input { flex: 1; min-width: 0; }
input { accent-color: var(--a); }
[type=range] { height: 1.75rem; }
label:has([type=checkbox]) { flex-flow: row-reverse; min-height: 1.75rem; }
[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none; }
.title, [aria-current=true] { font-weight: 600; }
.seek, .small, summary, .note, .menu { font-size: .875rem; }
.status { min-height: 1.5em; }
.menu, .links { column-gap: 1.75rem; }
.menu { margin-top: .25rem; border-top: 1px solid var(--l); }
summary { display: flex; align-items: center; gap: .5rem; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; width: .45em; height: .45em; border: solid; border-width: 0 2px 2px 0; rotate: 45deg; translate: 0 -.15em; }
[open] > summary::after { rotate: 225deg; translate: 0 .1em; }
[open] { flex-basis: 100%; }
.rows { display: flex; flex-direction: column; align-items: start; gap: .5rem; padding: .25rem 0 1rem; }
.rows a { display: inline-flex; align-items: center; color: inherit; }
.rows ol { width: 100%; }
li button { width: 100%; justify-content: start; gap: .75rem; text-align: start; border-radius: .25rem; }
time { min-width: 3em; font-variant-numeric: tabular-nums; }
.wide { max-width: 100%; }
.boxes { position: absolute; inset: 0 auto auto 0; pointer-events: none; }
.boxes i { position: absolute; background: var(--vv-sentence, #fdf0c2); mix-blend-mode: multiply; }
.note { margin: 0; padding: .75rem 1rem; max-width: min(22rem, 90vw); border: 1px solid; color: inherit; background: var(--p); }
@media (forced-colors: active) { .bar .play { forced-color-adjust: none; background: ButtonText; color: ButtonFace; } }
@media print { :host { display: none; } }`;

/** A style sheet that no policy against inline styles has to allow. */
export const styled = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

export const ICONS = {
  play: "M7 4v16l13-8z",
  pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  sentence: "M17 5h2v14h-2zM5 5l11 7L5 19z",
};
