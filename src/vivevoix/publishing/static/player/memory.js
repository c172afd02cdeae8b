// The place in each article, kept on the listener's device by the listener's own act alone.

const KEY = "vive-voix";
// Articles: a place in more than that nobody looks for.
const MOST = 50;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? null;
  } catch {
    return null;
  }
};

const write = (places) => {
  try {
    if (places) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(places).slice(-MOST))));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is refused or full: then nothing is kept, which the listener may well want.
  }
};

/** Whether the listener has asked on this device. Call it only after an act of the listener: it reads storage. */
export const asked = () => read() !== null;

export const ask = (wanted) => write(wanted ? read() ?? {} : null);

export const kept = (address) => {
  const at = Number(read()?.[address]);
  return at > 0 && at < 1e6 ? at : 0;
};

export const keep = (address, at) => {
  const { [address]: _, ...others } = read() ?? {};
  write(at > 0 ? { ...others, [address]: Math.round(at) } : others);
};
