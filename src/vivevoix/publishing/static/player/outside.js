// What the player tells the world round it: the system's own controls, a shared address, a count.

export const session = (player, title, artist, artwork) => {
  if (!navigator.mediaSession) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork });
  const acts = {
    play: () => player.play(), pause: () => player.pause(), seekto: ({ seekTime }) => player.seek(seekTime),
    seekbackward: () => player.seek(player.time - 10), seekforward: () => player.seek(player.time + 10),
    previoustrack: () => player.previous(), nexttrack: () => player.next(),
  };
  for (const act in acts) {
    // A browser that does not know an act raises TypeError.
    try { navigator.mediaSession.setActionHandler(act, acts[act]); } catch {}
  }
};

/** Offers the address through the system, or copies it; false where neither is allowed, true once it is copied. */
export const offer = async (title, url) => {
  try {
    if (navigator.share) return void await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    return true;
  } catch (error) {
    return error.name === "AbortError" ? undefined : false;
  }
};

/** Sends a form, whether or not the page stays; the answer, or null when nothing came back. No cookie leaves the site. */
export const post = (url, fields) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), keepalive: true, credentials: "same-origin" }).catch(() => null);
