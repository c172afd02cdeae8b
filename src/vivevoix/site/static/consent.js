// Comfort only: all of this works without it.
const band = document.querySelector("[data-consent]");

// A page from the back/forward cache may show what was true before the choice.
addEventListener("pageshow", async (event) => {
  if (!event.persisted || !band) return;
  const answer = await fetch("/consentement/etat", { headers: { accept: "application/json" }, cache: "no-store" });
  if (answer.ok && (await answer.json()).variant !== band.dataset.consent) location.reload();
});

// The server takes cookies back; what a script has stored only a script can remove.
for (const key of (band?.dataset.forget ?? "").split(" ").filter(Boolean)) {
  try {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  } catch {
    // Storage is switched off: then nothing is there.
  }
}

// The listener comes back to the second that was heard.
addEventListener("submit", (event) => {
  const back = event.target.elements.namedItem("back");
  const heard = document.querySelector("audio")?.currentTime;
  if (back && heard > 1 && location.pathname.startsWith("/article/")) {
    back.value = `${location.pathname}${location.search}#t=${Math.floor(heard)}`;
  }
});
