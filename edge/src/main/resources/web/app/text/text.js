import en from "./en.js";
import fr from "./fr.js";

const LANGUAGES = { en, fr };
const KEY = "mainstay.language";

let language = initial();

function initial() {
  const kept = read();
  const wanted = kept ? [kept] : navigator.languages ?? [navigator.language];
  return wanted.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag in LANGUAGES) ?? "en";
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: the browser's language decides
  }
}

export const languages = Object.keys(LANGUAGES);

export function current() {
  return language;
}

export function choose(tag) {
  language = tag;
  document.documentElement.lang = tag;
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // storage is switched off: the choice holds until the page is loaded again
  }
}

/**
 * The text of a key, with {name} filled in. A text that depends on a count has a
 * form of its own for one thing, under the key with .one; French counts nothing as one. A key without text shows itself: a new enum value is still readable.
 */
export function t(key, values = {}) {
  const texts = LANGUAGES[language];
  const one = typeof values.count === "number" && new Intl.PluralRules(language).select(values.count) === "one";
  const text = one ? texts[`${key}.one`] ?? texts[key] : texts[key];
  if (text === undefined) {
    return key.slice(key.lastIndexOf(".") + 1);
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** Reasons whose message says more than their code: a person's own words, or what Windows answered. */
const WITH_WORDS = new Set(["cancelled", "settled", "agent-failed", "pool-readiness-unknown"]);

/** A reason in the reader's language. Its message is English; a code without text (an HRESULT) stands before it. */
export function reason(code, message) {
  const text = LANGUAGES[language][`reason.${code}`];
  if (text === undefined) {
    return [code, message].filter(Boolean).join(": ");
  }
  if (language === "en") {
    return message ?? text;
  }
  return WITH_WORDS.has(code) && message ? t("reason", { text, message }) : text;
}

/** Who did something and why, as a person said it; both may be missing. */
export function said(key, by, why) {
  return t(key, { who: by || t("said.nobody"), why: why || t("said.noReason") });
}

/** A reason's message in the reader's language where it has it; otherwise its English one. */
export function message({ message: english, translations = [] }) {
  return translations.find(each => each.language === language)?.message ?? english;
}

/** What a code means and what to do next, in the reader's language; undefined where nobody knows it. */
export function explanation(explanations = []) {
  const text = explanations.find(each => each.language === language);
  return text && { ...text, sentence: `${text.name} · ${text.meaning} ${text.nextStep}` };
}

export function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

export function time(instant) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(new Date(instant));
}

export function dateTime(instant) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }).format(new Date(instant));
}

/** A day, given as YYYY-MM-DD. */
export function date(day) {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

/** Whether a day, given as YYYY-MM-DD, is over in UTC: as the service counts. */
export function isPast(day) {
  return day < new Date().toISOString().slice(0, 10);
}

/** Minutes and seconds, or hours and minutes. */
export function duration(from, to) {
  const seconds = Math.max(0, Math.round((to - new Date(from)) / 1000));
  const part = n => String(n).padStart(2, "0");
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${part(seconds % 60)}`
    : `${Math.floor(seconds / 3600)} h ${part(Math.floor(seconds / 60) % 60)}`;
}
