import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { shared, split } from "../style/shared.js";
import { dateTime, number, reason, t } from "../text/text.js";

/** The jobs that have not begun, and what holds each. */
class WaitingBoard extends LitElement {
  static properties = { jobs: { attribute: false }, total: { type: Number }, language: {} };

  static styles = [shared, css`
    section { border: 1px solid var(--line); border-radius: 7px; overflow: hidden; background: var(--surface); }
    h2 { display: flex; justify-content: space-between; padding: 8px 10px; font-size: 13px; border-bottom: 1px solid var(--line); }
    ul { max-height: 40vh; overflow-y: auto; scrollbar-width: thin; }
    li { padding: 5px 10px 6px; font-size: 12.5px; border-left: 3px solid var(--tone, var(--line)); }
    li + li { border-top: 1px solid var(--line); }
    .head { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; }
    .head b { font-weight: 600; }
    .status { color: var(--tone, var(--muted)); font-size: 12px; font-weight: 600; }
    .why { overflow-wrap: anywhere; }
    .what { color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
    .none { padding: 12px 10px; color: var(--muted); }
  `];

  render() {
    return html`
      <section aria-labelledby="title">
        <h2 id="title">${t("waiting.title")} <span class="numbers muted">${number(this.total)}</span></h2>
        ${this.jobs.length === 0 ? html`<p class="none">${t("waiting.none")}</p>` : html`
          <ul tabindex="0" aria-labelledby="title">${repeat(this.jobs, job => job.jobId, job => this.line(job))}</ul>
          ${this.total > this.jobs.length ? html`<p class="none">${t("waiting.more", { count: this.total - this.jobs.length })}</p>` : nothing}`}
      </section>`;
  }

  line(job) {
    return html`
      <li class=${job.status === "BLOCKED" ? "FAILED" : ""}>
        <p class="head">
          <b title=${job.fqdn}>${split(job.fqdn)[0]}</b>
          <span class="status">${t(`status.${job.status}`)}</span>
          ${job.simulated ? html`<span class="simulated">${t("page.simulated.mark")}</span>` : nothing}
        </p>
        <p class="why" title=${job.reason?.message ?? ""}>${this.why(job)}</p>
        <p class="what" title=${t("waiting.since", { time: dateTime(job.plannedAt) })}>${job.updates > 1
          ? t("job.updates", { title: job.title, count: job.updates - 1 }) : job.title}</p>
      </li>`;
  }

  why({ status, reason: why }) {
    if (why) {
      return reason(why.code, why.message);
    }
    return t(status === "READY" ? "waiting.ready" : "waiting.planned");
  }
}

customElements.define("waiting-board", WaitingBoard);
