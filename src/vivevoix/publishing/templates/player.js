"use strict";
(() => {
  const audio = document.querySelector("audio");
  const follow = document.querySelector("#follow");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const marks = (node) => node.dataset.words.split(" ").filter(Boolean).map((mark) => mark.split(",").map(Number));
  const sentences = [...document.querySelectorAll("[data-start]")]
    .map((node) => ({ node, start: Number(node.dataset.start), end: Number(node.dataset.end), words: marks(node) }))
    .sort((one, other) => one.start - other.start);
  const times = [...document.querySelectorAll("#transcript [data-seek]")];
  let spoken = null;

  const seek = (seconds) => {
    audio.currentTime = seconds;
    show();
  };

  const show = () => {
    const now = audio.currentTime;
    const sentence = audio.ended ? null : sentences.findLast((one) => one.start <= now && now < one.end) ?? null;
    if (sentence !== spoken) light(sentence);
    lightWord(sentence, now);
  };

  const light = (sentence) => {
    spoken?.node.classList.remove("spoken");
    sentence?.node.classList.add("spoken");
    spoken = sentence;
    const row = times.findLast((link) => Number(link.dataset.seek) <= audio.currentTime);
    for (const link of times) link.parentElement.classList.toggle("spoken", link === row);
    if (sentence && follow.checked) {
      sentence.node.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
  };

  // Ranges leave the page's elements alone; a browser without them lights the sentence only.
  const lightWord = (sentence, now) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("word");
    const word = calm.matches ? undefined : sentence?.words.find(([, , start, end]) => start <= now && now < end);
    if (!word) return;
    const range = new Range();
    range.setStart(sentence.node.firstChild, word[0]);
    range.setEnd(sentence.node.firstChild, word[1]);
    CSS.highlights.set("word", new Highlight(range));
  };

  const frame = () => {
    show();
    if (!audio.paused && !audio.ended) requestAnimationFrame(frame);
  };

  audio.addEventListener("play", () => requestAnimationFrame(frame));
  for (const event of ["seeking", "timeupdate", "ended"]) audio.addEventListener(event, show);

  document.addEventListener("click", (click) => {
    if (click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    const link = click.target.closest("[data-seek]");
    const sentence = click.target.closest("[data-start]");
    if (link) {
      click.preventDefault();
      seek(Number(link.dataset.seek));
      audio.play().catch(() => audio.focus());
    } else if (sentence && getSelection().isCollapsed) {
      seek(Number(sentence.dataset.start));
    }
  });

  follow.closest("[hidden]").hidden = false;
  document.documentElement.classList.add("lively");
})();
