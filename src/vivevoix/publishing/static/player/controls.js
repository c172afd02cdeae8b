// The player's elements, made one by one: no mark-up is parsed, so Trusted Types have nothing to refuse.

import { ICONS } from "./look.js";

const SPEEDS = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** An element with attributes (functions are listeners, `text` its words) and children; `null` leaves a child out. */
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
};

export const icon = (name) => {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

const button = (name, label, click, inside) =>
  make("button", { type: "button", class: name, part: `button ${name}`, "aria-label": label, title: label, click }, inside);

const field = (name, label, attributes, tag = "input", ...inside) =>
  make("label", {}, label, make(tag, { name, part: name, ...attributes }, ...inside));

const check = (name, label, change = () => {}) => field(name, label, { type: "checkbox", change });

const choice = (name, label, options, change) =>
  field(name, label, { change }, "select", ...options.map(([value, text]) => make("option", { value, text })));

const menu = (name, label, ...inside) => make("details", { part: `menu ${name}`, class: name, name: "menu" },
  make("summary", { text: label }), make("div", { class: "rows" }, ...inside));

const bar = (player, t) => make("div", { class: "bar", part: "bar" },
  button("play", t("play"), () => player.toggle(), icon("play")),
  button("back", `−10 s, ${t("back")}`, () => player.seek(player.time - 10), "−10 s"),
  button("previous", t("previous"), () => player.previous(), icon("sentence")),
  button("next", t("next"), () => player.next(), icon("sentence")),
  button("forward", `+10 s, ${t("forward")}`, () => player.seek(player.time + 10), "+10 s"),
  choice("speed", t("speed"), SPEEDS.map((speed) => [speed, `${speed.toLocaleString(player.language)} ×`]),
    ({ target }) => { player.speed = target.value; }));

const seek = (player, t) => make("div", { class: "seek" }, make("span", { class: "now", part: "time" }),
  make("input", { type: "range", part: "seek", name: "seek", value: 0, "aria-label": t("place"),
    input: ({ target }) => player.seek(Number(target.value)) }),
  make("span", { class: "whole", part: "time" }));

const options = (player, t) => menu("options", t("options"),
  choice("light", t("light"), [["word", t("words")], ["sentence", t("sentences")], ["", t("nothing")]], () => player.relight()),
  check("follow", t("follow")),
  check("resume", t("resume"), ({ target }) => player.remember(target.checked)),
  player.list.length && check("chain", t("chain")),
  field("volume", t("volume"), { type: "range", max: 100, value: 100, input: ({ target }) => { player.audio.volume = target.value / 100; } }),
  make("div", { class: "links" },
    make("a", { class: "download", part: "download", download: "", text: t("download") }),
    make("a", { class: "transcript", part: "transcript", text: t("transcript") }),
    make("button", { type: "button", class: "wide share", part: "button share", click: () => player.share() })),
  make("input", { class: "wide address", readonly: "", "aria-label": t("copied"), hidden: "" }),
  make("p", { class: "hint", text: t("hint") }),
  make("p", { class: "stale", hidden: "" }));

const report = (player, t) => {
  const hidden = ["article", "sentence", "at"].map((name) => make("input", { type: "hidden", name }));
  const form = make("form", { class: "rows", method: "post", action: player.getAttribute("report"), submit: (submit) => player.send(submit) },
    make("p", { class: "heard" }), ...hidden,
    field("word", t("word"), { class: "wide", maxlength: 80 }),
    field("text", t("remark"), { class: "wide", maxlength: 500 }),
    make("button", { class: "wide", part: "button send", text: t("send") }));
  const details = menu("report", t("report"), form);
  details.addEventListener("toggle", () => details.open && player.point(form));
  return details;
};

/** All of the player. `player` is the element itself: what its controls call. */
export const controls = (player, t) => make("section", { part: "player", "aria-label": t("player") },
  make("p", { class: "title", part: "title" }),
  bar(player, t), seek(player, t),
  make("div", { class: "small", part: "notice" }, make("slot", { name: "notice", text: t("notice") })),
  make("p", { class: "small status", part: "status", role: "status" }),
  make("div", { class: "menu", part: "menus" },
    menu("chapters", t("chapters"), make("ol")),
    menu("list", t("list"), make("ol")),
    menu("doubts", t("doubts"), make("p", { text: t("doubt") }), make("ol")),
    options(player, t),
    player.getAttribute("report") && report(player, t)),
  make("div", { class: "note", part: "note", popover: "auto" }),
  make("div", { class: "boxes", "aria-hidden": "true" }));

/** Fills a menu with places to go to: time, words, and what a click does; a menu of fewer than `least` is not shown. */
export const fill = (details, least, rows) => {
  details.hidden = rows.length < least;
  details.querySelector("ol").replaceChildren(...rows.map(([time, text, click]) =>
    make("li", {}, make("button", { type: "button", click }, time && make("time", { text: time }), make("span", { text })))));
};

/** Shows a note beside what was clicked, where the browser can; its words. */
export const explain = (note, why, { clientX: x, clientY: y }) => {
  note.textContent = why;
  note.showPopover?.();
  const [top, left] = [Math.min(y + 16, innerHeight - note.offsetHeight - 8), Math.min(x, innerWidth - note.offsetWidth - 8)];
  note.style.inset = `${top}px auto auto ${Math.max(8, left)}px`;
  return why;
};
