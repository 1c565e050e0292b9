import { LitElement, css, html, nothing } from "lit";
import { shared, split } from "../style/shared.js";
import { dateTime, duration, explanation, message, reason, said, t } from "../text/text.js";

const STEPS = ["PREFLIGHT", "DRAIN", "DOWNLOAD", "INSTALL", "UPDATE_DATABASE", "REBOOT", "RESTORE", "VERIFY"];
const MARKS = { WAITING: "", RUNNING: "▸", DONE: "✓", SKIPPED: "–", FAILED: "✕", UNKNOWN: "?" };
const BAD = new Set(["LOST", "FAILED", "VERIFY_FAILED"]);

/** What the code means and what to do next, unless the message says so already. */
function explained({ message: said, explanations }) {
  const text = explanation(explanations);
  return text && !said.includes(text.meaning) ? html`<p class="reason">${text.sentence}</p>` : nothing;
}

/** One job with its steps. */
class RunningJob extends LitElement {
  static properties = { job: { attribute: false }, now: { type: Number }, language: {} };

  static styles = [shared, css`
    article { padding: 8px 10px 9px; border-left: 3px solid var(--tone); background: var(--surface); }
    header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
    h3 { font-size: 13px; font-weight: 600; }
    .status { color: var(--tone); font-weight: 600; font-size: 12px; }
    .since { margin-left: auto; font-size: 12px; color: var(--muted); }
    .updates { font-size: 12px; color: var(--muted); overflow-wrap: anywhere; }
    ol { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); gap: 3px; margin: 6px 0 4px; }
    li { height: 16px; border-radius: 3px; background: var(--sunken); border: 1px solid var(--line); font-size: 10px; line-height: 14px; text-align: center; color: var(--muted); }
    li.DONE { background: var(--compliant-tint); border-color: var(--compliant); color: var(--compliant); }
    li.RUNNING { background: var(--patching); border-color: var(--patching); color: var(--surface); }
    li.FAILED { background: var(--failed-tint); border-color: var(--failed); color: var(--failed); }
    .now { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; font-size: 12px; min-height: 18px; }
    .now .step { font-weight: 600; white-space: nowrap; }
    .now .message { color: var(--muted); overflow-wrap: anywhere; min-width: 0; }
    .now .percent { white-space: nowrap; }
    progress { appearance: none; width: 90px; height: 6px; border: 0; border-radius: 3px; overflow: hidden; background: var(--line); flex: none; }
    progress::-webkit-progress-bar { background: var(--line); }
    progress::-webkit-progress-value { background: var(--patching); transition: inline-size .4s; }
    progress::-moz-progress-bar { background: var(--patching); }
    .act { font-size: 12px; color: var(--muted); overflow-wrap: anywhere; }
    .reason { font-size: 12px; color: var(--failed); }
    @media (prefers-reduced-motion: reduce) { progress::-webkit-progress-value { transition: none; } }
  `];

  render() {
    const job = this.job;
    const step = job.steps.at(-1);
    const updates = job.updates;
    const what = updates.length > 1
      ? t("job.updates", { title: updates[0].title, count: updates.length - 1 })
      : updates[0]?.title ?? job.software?.name;
    return html`
      <article class=${BAD.has(job.status) ? "FAILED" : "PATCHING"}>
        <header>
          <h3 title=${job.fqdn}>${split(job.fqdn)[0]}</h3>
          <span class="muted">${job.pools.map(pool => split(pool)[0]).join(", ")}</span>
          <span class="status">${t(`status.${job.status}`)}</span>
          ${job.attempt > 1 ? html`<span class="muted">${t("job.attempt", { count: job.attempt })}</span>` : nothing}
          ${job.simulated ? html`<span class="simulated">${t("page.simulated.mark")}</span>` : nothing}
          ${job.startedAt ? html`<span class="since numbers">${t("job.since", { duration: duration(job.startedAt, this.now) })}</span>` : nothing}
        </header>
        <p class="updates" title=${updates.map(update => update.title).join("\n")}>
          ${job.action === "UNINSTALL" ? t("job.removal", { title: what }) : what}</p>
        <ol>${STEPS.map(name => this.segment(name))}</ol>
        ${step ? html`<div class="now">
          <span class="step">${t(`step.${step.name}`)}</span>
          ${step.percent === undefined || step.state === "SKIPPED" ? nothing : html`
            <progress max="100" .value=${step.percent} aria-label=${t(`step.${step.name}`)}></progress>
            <span class="percent numbers">${step.percent} %</span>`}
          <span class="message">${step.state === "SKIPPED" ? t("stepState.SKIPPED") : step.message ?? t(`stepState.${step.state}`)}</span>
        </div>` : nothing}
        ${job.reason ? html`<p class="reason" title=${job.reason.message}>${job.reason.hresult ?? ""} ${reason(job.reason.code, message(job.reason))}</p>${explained(job.reason)}` : nothing}
        ${job.untouched ? html`<p class="muted">${t("job.untouched")}</p>` : nothing}
        ${(job.acts ?? []).map(({ act, by, at, reason: why }) => html`<p class="act" title=${dateTime(at)}>${said(`act.${act}`, by, why)}</p>`)}
      </article>`;
  }

  segment(name) {
    const step = this.job.steps.findLast(each => each.name === name);
    const state = step?.state ?? "WAITING";
    const label = `${t(`step.${name}`)}: ${t(`stepState.${state}`)}`;
    return html`<li class=${state} title=${label}><span aria-hidden="true">${MARKS[state]}</span><span class="unseen">${label}</span></li>`;
  }
}

customElements.define("running-job", RunningJob);
