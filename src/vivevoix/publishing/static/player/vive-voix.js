// <vive-voix>: an article read aloud, its words lit where they stand. Reference: docs/reference/player.md

import { controls, explain, fill, icon } from "./controls.js";
import { LOOK, styled } from "./look.js";
import { ask, asked, keep, kept } from "./memory.js";
import { offer, post, session } from "./outside.js";
import { Page, still } from "./page.js";
import { Sound } from "./sound.js";
import { NOTHING, begun, checked, fragment } from "./timing.js";
import { clock, said, words } from "./words.js";

const HEARD = { play: "playing", pause: "paused", ended: "ended", ratechange: "rated", timeupdate: "show", seeked: "show",
  durationchange: "measured", error: "broken" };

class ViveVoix extends Sound {
  #from = document.baseURI;
  #counted = new Set();
  // Whether play was pressed: nothing is read from storage before.
  #opened = false;
  #leave;

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    document.addEventListener("click", (click) => this.#clicked(click), { signal });
    for (const act of ["wheel", "touchmove", "keydown"]) {
      document.addEventListener(act, () => { this.page.touched = performance.now(); }, { signal, passive: true });
    }
    addEventListener("hashchange", () => this.#jump(), { signal });
    addEventListener("pagehide", () => this.#keep(this.time), { signal });
  }

  disconnectedCallback() {
    this.pause();
    this.#leave.abort();
    this.page.light.off();
  }

  remember(wanted) {
    ask(wanted);
    this.#keep(this.time);
  }

  relight() {
    this.page.show(null);
    this.show();
  }

  async share() {
    const url = `${(this.getAttribute("share") || this.timing.page || location.href).split("#")[0]}#t=${Math.floor(this.time)}`;
    const done = await offer(this.timing.title, url);
    if (done) this.say(this.t("copied"));
    if (done === false) Object.assign(this.$(".address"), { hidden: false, value: url }).select();
  }

  /** Fills the report with the sentence and the word that are heard, or were heard last. */
  point(form) {
    const at = this.time;
    const sentence = this.timing.sentences[begun(this.timing.sentences, at * 1000)];
    const [printed, word] = [sentence, this.page.word(sentence, at * 1000)].map((row) => String(this.page.range(row) ?? ""));
    const values = { article: this.#name, sentence: printed, word, at: at.toFixed(2) };
    for (const name in values) form.elements[name].value = values[name];
    form.firstChild.textContent = `${this.t("heard", { at: clock(at) })} ${printed}`;
  }

  async send(submit) {
    submit.preventDefault();
    const form = submit.target;
    const hidden = [...this.querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]);
    const fields = { ...Object.fromEntries(hidden), ...Object.fromEntries(new FormData(form)) };
    this.#tell("report", fields);
    const answer = await post(form.action, fields);
    this.say(this.t(answer?.ok ? "thanks" : "unsent"));
    if (!answer?.ok) return;
    form.elements.text.value = "";
    form.closest("details").open = false;
    this.$(".report summary").focus();
  }

  // What the audio tells.

  playing() {
    if (!this.#opened) this.#open();
    const { title, site, image } = this.timing;
    session(this, title ?? document.title, site ?? "", image ? [{ src: new URL(image, this.#from).href }] : []);
    this.#turn("pause", "playing", "play");
    this.#count("play");
    this.#frame();
  }

  paused() {
    this.#turn("play", "paused", "pause");
    if (!this.audio.ended) this.#keep(this.time);
  }

  broken() { this.#turn("play", "broken", "error"); }

  async ended() {
    this.#count("100");
    this.#tell("ended");
    this.#keep(0);
    const next = this.list[this.list.findIndex(([url]) => url === this.source) + 1];
    if (next && this.$("[name=chain]").checked) await this.change(next[0]);
  }

  rated() {
    this.$("[name=speed]").value = this.speed;
    this.say(`${this.t("speed")} ${this.speed.toLocaleString(this.language)}`);
  }

  measured() {
    this.$("[name=seek]").max = Math.max(1, Math.floor(this.duration));
    this.$(".whole").textContent = clock(this.duration);
    this.#clock(true);
  }

  /** Everything that follows the clock. */
  show() {
    const { sentences, chapters } = this.timing;
    const now = this.time * 1000;
    const at = begun(sentences, now);
    const sentence = at >= 0 && now < sentences[at][1] && !this.audio.ended ? sentences[at] : null;
    const word = this.page.word(sentence, now);
    const follow = this.$("[name=follow]").checked && !this.audio.paused;
    const [sentenceNew, wordNew] = this.page.show(sentence, word, this.$("[name=light]").value, follow);
    this.#clock();
    const quarter = Math.floor((4 * this.time) / this.duration);
    if (!this.audio.paused && quarter > 0 && quarter < 4) this.#count(String(25 * quarter));
    if (sentence && sentenceNew) this.#tell("sentence", { index: at, start: sentence[0] / 1000, end: sentence[1] / 1000 });
    if (word && wordNew) this.#tell("word", { start: word[0] / 1000, text: String(this.page.range(word) ?? "") });
    if (!sentenceNew) return;
    const chapter = begun(chapters, now);
    this.shadowRoot.querySelectorAll(".chapters button").forEach((node, i) => { node.ariaCurrent = i === chapter; });
  }

  /** Another article of the list: its timing, its audio, from the start. */
  async change(url) {
    await this.load(url);
    this.audio.src = new URL(this.timing.audio ?? "", this.#from).href;
    this.$(".download").href = this.audio.src;
    this.#counted.clear();
    return this.play();
  }

  /** Reads a timing from an address; without one, from the element's own JSON. */
  async load(url) {
    this.source = url;
    this.#from = new URL(url || ".", document.baseURI).href;
    try {
      const read = () => this.querySelector('script[type="application/json"]').textContent;
      this.timing = checked(JSON.parse(url ? await (await fetch(url, { credentials: "omit" })).text() : read()));
    } catch {
      this.timing = NOTHING;
      this.say(this.t("untimed"));
      this.#tell("error");
    }
    this.#fit();
  }

  say(text) { this.$(".status").textContent = text; }
  $(selector) { return this.shadowRoot.querySelector(selector); }

  #build() {
    this.language = (this.closest("[lang]")?.lang || navigator.language).slice(0, 2);
    this.t = words(this.language);
    this.list = [...this.querySelectorAll("[data-timing]")].map((link) => [link.dataset.timing, link.textContent]);
    this.audio = this.querySelector("audio") ?? document.createElement("audio");
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styled(LOOK)];
    root.append(controls(this, this.t));
    this.page = new Page(this.$(".boxes"));
    for (const name in HEARD) this.audio.addEventListener(name, () => this[HEARD[name]]());
    const own = this.getAttribute("timing") || (this.querySelector("script") ? "" : this.list[0]?.[0]);
    Object.assign(this.$("[name=chain]") ?? {}, { checked: own === this.list[0]?.[0] });
    this.$("[name=speed]").value = 1;
    this.$("[name=follow]").checked = !still();
    this.$("[name=light]").value = still() ? "sentence" : "word";
    this.$("[name=resume]").parentNode.hidden = this.hasAttribute("resume");
    this.load(own).then(() => this.#tell("ready"));
  }

  /** Fits the controls to the timing that was read. */
  #fit() {
    const { audio, transcript, chapters, paragraphs, title, notice } = this.timing;
    if (audio && !this.#address) Object.assign(this.audio, { preload: "metadata", src: new URL(audio, this.#from).href });
    this.$(".download").href = this.#address;
    Object.assign(this.$(".transcript"), transcript ? { hidden: false, href: new URL(transcript, this.#from).href } : { hidden: true });
    Object.assign(this.$(".title"), { hidden: !this.list.length || this.#own, textContent: title ?? "" });
    Object.assign(this.$(".report") ?? {}, { hidden: !this.#own });
    if (notice) this.$("slot").textContent = notice;
    const rows = (table) => table.map(([start, name]) => [clock(start / 1000), name, () => this.#go(start / 1000)]);
    this.page.read(this.getAttribute("text"), paragraphs);
    fill(this.$(".chapters"), 2, rows(chapters));
    fill(this.$(".doubts"), 1, rows(this.page.doubts.map(({ start, why }) => [start, why])));
    fill(this.$(".list"), 2, this.list.map(([url, name]) => ["", name, () => this.change(url)]));
    const { missing } = this.page.text;
    this.$(".hint").hidden = missing === paragraphs.length || this.getAttribute("click") === "off";
    const lost = missing < paragraphs.length ? missing : 0;
    Object.assign(this.$(".stale"), { hidden: !lost, textContent: this.t("stale", { n: lost }) });
    this.measured();
    if (!this.#opened) this.#jump();
  }

  #go(seconds) {
    this.seek(seconds);
    this.play();
  }

  get #address() { return this.audio.src || this.audio.currentSrc; }

  #frame() {
    this.show();
    if (!this.audio.paused) requestAnimationFrame(() => this.#frame());
  }

  #clock(anew) {
    const second = Math.floor(this.time);
    const seek = this.$("[name=seek]");
    if (!anew && this.$(".now").textContent === clock(second)) return;
    seek.value = second;
    seek.ariaValueText = this.t("of", { at: said(second, this.language), whole: said(this.duration, this.language) });
    this.$(".now").textContent = clock(second);
    this.$(".share").textContent = this.t("share", { at: clock(second) });
  }

  /** What the large button does next, what is said of it, and the event of it. */
  #turn(look, status, event) {
    const button = this.$(".play");
    button.replaceChildren(icon(look));
    button.title = button.ariaLabel = this.t(look);
    this.say(this.t(status));
    this.#tell(event);
  }

  /** A click in the text leads to its word; a link to the audio at a time leads there and plays. */
  #clicked(click) {
    if (click.defaultPrevented || click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    const link = click.target.closest?.("a[href]");
    const at = link && link.href.split("#")[0] === this.#address ? fragment(link.hash) : null;
    const word = at === null && this.getAttribute("click") !== "off" ? this.page.clicked(click) : null;
    if (at !== null) {
      click.preventDefault();
      this.#go(at);
    } else if (word) {
      this.seek(word[0] / 1000);
      if (this.getAttribute("click") === "play") this.play();
      if (word[1]) this.say(explain(this.$(".note"), `${this.t("doubt")} ${word[1]}`, click));
    }
  }

  /** `#t=` in the page's address: a place, never a start. */
  #jump() {
    const at = fragment(location.hash);
    if (at !== null && document.querySelector(this.localName) === this) this.seek(at);
  }

  /** Whether the article is that of the page, and not another of the list. */
  get #own() { return this.source === (this.getAttribute("timing") ?? ""); }

  /** The article's name; without one that of the folder of its timing. */
  get #name() { return (this.#own && this.getAttribute("article")) || new URL(".", this.#from).pathname.split("/").at(-2); }

  get #key() { return new URL(this.#address).pathname; }
  get #may() { return this.#opened && (this.hasAttribute("resume") || asked()); }

  /** The first play: now, and not before, the kept place may be looked for. */
  #open() {
    this.#opened = true;
    if (this.page.text.missing) this.page.again();
    this.$("[name=resume]").checked = this.#may;
    const at = this.#may ? kept(this.#key) : 0;
    if (at < 5 || at > this.duration - 5 || this.time > 1) return;
    this.seek(at);
    queueMicrotask(() => this.say(this.t("resumed", { at: clock(at) })));
  }

  #keep(at) {
    if (this.#may) keep(this.#key, at);
  }

  #count(moment) {
    const url = this.getAttribute("beacon");
    if (!url || this.#counted.has(moment)) return;
    this.#counted.add(moment);
    post(url, { page: this.#name, moment });
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`vv-${name}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("vive-voix")) customElements.define("vive-voix", ViveVoix);
