import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Clock } from "../live/clock.js";
import { shared } from "../style/shared.js";
import { number, t } from "../text/text.js";
import "./running-job.js";

/** The jobs that are on a host now. */
class JobBoard extends LitElement {
  static properties = { jobs: { attribute: false }, language: {} };

  static styles = [shared, css`
    section { border: 1px solid var(--line); border-radius: 7px; overflow: hidden; background: var(--surface); }
    h2 { display: flex; justify-content: space-between; padding: 8px 10px; font-size: 13px; border-bottom: 1px solid var(--line); }
    li { min-width: 0; }
    li + li { border-top: 1px solid var(--line); }
    ul { max-height: 54vh; overflow-y: auto; scrollbar-width: thin; }
    .none { padding: 12px 10px; color: var(--muted); }
  `];

  constructor() {
    super();
    this.clock = new Clock(this);
  }

  render() {
    return html`
      <section aria-labelledby="title">
        <h2 id="title">${t("jobs.title")} <span class="numbers muted">${number(this.jobs.length)}</span></h2>
        ${this.jobs.length === 0 ? html`<p class="none">${t("jobs.none")}</p>` : html`
          <ul tabindex="0" aria-labelledby="title">${repeat(this.jobs, job => job.jobId, job => html`
            <li><running-job .job=${job} .now=${this.clock.now} .language=${this.language}></running-job></li>`)}
          </ul>`}
      </section>`;
  }
}

customElements.define("job-board", JobBoard);
