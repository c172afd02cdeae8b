// The words of the player, and times as they are read and as they are said.

/** French, English. */
const WORDS = {
  player: "Écouter cet article|Listen to this article",
  play: "Écouter|Listen",
  pause: "Pause|Pause",
  back: "Reculer de 10 secondes|Back 10 seconds",
  forward: "Avancer de 10 secondes|Forward 10 seconds",
  previous: "Phrase précédente|Previous sentence",
  next: "Phrase suivante|Next sentence",
  speed: "Vitesse|Speed",
  place: "Position dans l’audio|Place in the audio",
  of: "{at} sur {whole}|{at} of {whole}",
  options: "Réglages|Settings",
  chapters: "Chapitres|Chapters",
  volume: "Volume|Volume",
  follow: "Faire défiler la page avec la voix|Scroll the page with the voice",
  light: "Surligner|Highlight",
  words: "les phrases et les mots|sentences and words",
  sentences: "les phrases|sentences",
  nothing: "rien|nothing",
  resume: "Retenir ma position sur cet appareil|Keep my place on this device",
  resumed: "Reprise à {at}|Resumed at {at}",
  download: "Télécharger l’audio|Download the audio",
  transcript: "Transcription|Transcript",
  share: "Partager à {at}|Share from {at}",
  copied: "Adresse copiée|Address copied",
  chain: "Enchaîner les articles|Play one article after the other",
  list: "Liste d’écoute|Playlist",
  doubts: "Prononciations incertaines|Uncertain pronunciations",
  doubt: "Souligné de points : la voix a peut-être mal dit ce mot.|Dotted line: the voice may have said this word wrongly.",
  report: "Signaler une prononciation|Report a pronunciation",
  word: "Le mot|The word",
  remark: "Comment faut-il le dire ?|How should it be said?",
  send: "Envoyer|Send",
  thanks: "Merci, la rédaction est prévenue.|Thank you, the newsroom has been told.",
  unsent: "Rien n’est parti. Réessayez plus tard.|Nothing was sent. Try again later.",
  heard: "Entendu à {at} :|Heard at {at}:",
  playing: "Lecture|Playing",
  paused: "Pause|Paused",
  broken: "L’audio ne peut pas être lu.|The audio cannot be played.",
  untimed: "Le texte ne peut pas être suivi.|The text cannot be followed.",
  stale: "Texte modifié depuis l’enregistrement : {n} § sans surlignage.|Text changed since the recording: {n} § without highlight.",
  notice: "Voix générée par IA.|AI-generated voice.",
  hint: "Cliquez un mot du texte pour l’entendre.|Click a word of the text to hear it.",
};

export const words = (language) => (key, values = {}) =>
  WORDS[key].split("|")[/^fr/i.test(language) ? 0 : 1].replace(/{(\w+)}/g, (_, name) => values[name]);

const parts = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds || 0));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
};

/** Seconds as `1:02`, or `1:01:02` from an hour on. */
export const clock = (seconds) => {
  const [hour, ...rest] = parts(seconds);
  return (hour ? [hour, ...rest] : rest).map((number, i) => (i ? String(number).padStart(2, "0") : number)).join(":");
};

/** Seconds as they are said: `1 minute 12 secondes`. */
export const said = (seconds, language) => parts(seconds).map((number, i, [hour, minute]) => number || (i === 2 && !hour && !minute)
  ? number.toLocaleString(language, { style: "unit", unit: ["hour", "minute", "second"][i], unitDisplay: "long" }) : "").join(" ").trim();
