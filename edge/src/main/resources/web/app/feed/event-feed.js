import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ICONS, shared, split } from "../style/shared.js";
import { dateTime, reason, said, t, time } from "../text/text.js";

const TONES = {
  "job.succeeded": "COMPLIANT", "rollout.ended": "COMPLIANT",
  "job.failed": "FAILED", "job.lost": "FAILED", "job.verify-failed": "FAILED", "rollout.halted": "FAILED",
  "scan.failed": "MISSING", "job.blocked": "MISSING", "job.expired": "MISSING",
  "job.leased": "PATCHING", "job.running": "PATCHING", "job.rebooting": "PATCHING", "job.verifying": "PATCHING",
};

/** A rollout's counts follow from its jobs' events, which are told. */
function isTold(event) {
  return event.type !== "rollout.changed";
}

/** Whether an event is worth telling someone who cannot see the page. */
export function isNews(event) {
  return TONES[event.type] === "FAILED" || event.type === "job.succeeded";
}

/** An identifier, which says nothing to people. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an event is about: a host, a rollout, an update's KB or title. */
export function named(event) {
  return ID.test(event.name) ? t("feed.update") : event.hostId ? split(event.name)[0] : event.name;
}

/** What an event says, without the name of what it is about. */
export function says(event) {
  const text = t(`event.${event.type}`);
  if (event.type === "job.running" && event.step && event.stepState !== "SKIPPED") {
    const step = t("event.step", { text, step: t(`step.${event.step}`) });
    return event.percent === undefined ? step : `${step} ${event.percent} %`;
  }
  return text;
}

/** Why, and by whom where a person did it; empty when nothing is known of it. */
function why({ act, by, code, message }) {
  if (act) {
    return said(`act.${act}`, by, message);
  }
  const words = by ? said("said.by", by, message) : message ? reason(code, message) : "";
  return by && code ? `${words} · ${reason(code)}` : words;
}

/** The latest events, newest first. */
class EventFeed extends LitElement {
  static properties = { events: { attribute: false }, simulated: { type: Boolean }, language: {} };

  static styles = [shared, css`
    section { border: 1px solid var(--line); border-radius: 7px; overflow: hidden; background: var(--surface); }
    h2 { padding: 8px 10px; font-size: 13px; border-bottom: 1px solid var(--line); }
    ol { max-height: 60vh; overflow-y: auto; padding: 4px 0; scrollbar-width: thin; }
    li { display: grid; grid-template-columns: 56px 14px minmax(0, 1fr); gap: 0 6px; padding: 1.5px 10px; font-size: 12.5px; }
    li:hover { background: var(--sunken); }
    time { color: var(--muted); }
    .icon { color: var(--tone); font-weight: 700; text-align: center; }
    .what { overflow-wrap: anywhere; }
    .what b { font-weight: 600; }
    .why { color: var(--muted); }
    .none { padding: 12px 10px; color: var(--muted); }
    .simulated { font-size: 9px; }
  `];

  render() {
    const events = this.events.filter(isTold);
    return html`
      <section aria-labelledby="title">
        <h2 id="title">${t("feed.title")}</h2>
        ${events.length === 0 ? html`<p class="none">${t("feed.none")}</p>` : html`
          <ol tabindex="0" aria-labelledby="title">${repeat(events, event => event.id, event => this.line(event))}</ol>`}
      </section>`;
  }

  line(event) {
    const tone = TONES[event.type] ?? "UNKNOWN";
    const because = why(event);
    return html`
      <li>
        <time class="numbers" datetime=${event.at} title=${dateTime(event.at)}>${time(event.at)}</time>
        <span class="icon ${tone}" aria-hidden="true">${TONES[event.type] ? ICONS[tone] : "·"}</span>
        <span class="what"><b title=${ID.test(event.name) ? "" : event.name}>${named(event)}</b> ${says(event)}
          ${because ? html`<span class="why" title=${event.message ?? ""}>${because}</span>` : nothing}
          ${event.simulated || this.simulated ? html`<span class="simulated">${t("page.simulated.mark")}</span>` : nothing}</span>
      </li>`;
  }
}

customElements.define("event-feed", EventFeed);
