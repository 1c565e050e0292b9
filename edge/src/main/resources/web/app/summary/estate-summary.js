import { LitElement, css, html, nothing } from "lit";
import { ICONS, shared } from "../style/shared.js";
import { dateTime, number, reason, said, t } from "../text/text.js";

const SEVERITIES = ["critical", "important", "moderate", "low", "unspecified"];

/** The estate in numbers, and its rollouts. */
class EstateSummary extends LitElement {
  static properties = { overview: { attribute: false }, language: {} };

  static styles = [shared, css`
    .row { display: flex; flex-wrap: wrap; gap: 8px; }
    .box { background: var(--surface); border: 1px solid var(--line); border-radius: 7px; padding: 7px 12px; }
    .counts { display: flex; flex-wrap: wrap; gap: 6px 20px; flex: 1 0 100%; align-items: center; }
    .count { display: flex; align-items: baseline; gap: 6px; }
    .count b { font-size: 22px; font-weight: 600; line-height: 1.1; color: var(--tone, var(--text)); }
    .count .icon { color: var(--tone); font-weight: 700; }
    .count.zero b, .count.zero .icon { color: var(--muted); font-weight: 400; }
    .count span { font-size: 12px; color: var(--muted); }
    .list { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; align-content: center; flex: 1 1 auto; font-size: 12.5px; }
    .list .title { color: var(--muted); font-size: 12px; }
    .exposed .icon { color: var(--tone); font-weight: 700; }
    .exposed b { color: var(--tone); }
    .exposed.zero b, .exposed.zero .icon { color: var(--muted); font-weight: 400; }
    .rollout { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
    .HALTED { color: var(--failed); font-weight: 700; }
    progress { appearance: none; width: 110px; height: 8px; border: 0; border-radius: 4px; overflow: hidden; background: var(--line); }
    progress::-webkit-progress-bar { background: var(--line); }
    progress::-webkit-progress-value { background: var(--compliant); }
    progress::-moz-progress-bar { background: var(--compliant); }
  `];

  render() {
    const { hosts, patching, instances, missing, exposure, rollouts } = this.overview;
    const unsupported = this.overview.compliantUnpatchable;
    const supported = hosts.compliant - unsupported;
    const total = SEVERITIES.reduce((sum, severity) => sum + missing[severity], 0);
    return html`
      <h2 class="unseen">${t("summary.title")}</h2>
      <div class="row">
        <div class="box counts numbers">
          <div class="count"><b>${number(hosts.total)}</b><span>${t("summary.hosts", { count: hosts.total })}</span></div>
          ${this.count("COMPLIANT", supported, "summary.compliant")}
          ${unsupported ? this.count("UNSUPPORTED", unsupported, "summary.unsupported") : nothing}
          ${this.count("PATCHING", patching, "summary.patching")}
          ${this.count("MISSING", hosts.missing, "summary.missing")}
          ${hosts.pendingRestart ? this.count("MISSING", hosts.pendingRestart, "summary.pendingRestart") : nothing}
          ${this.count("FAILED", hosts.failed, "summary.failed")}
          ${this.count("UNKNOWN", hosts.unknown, "summary.unknown")}
          <div class="count"><b>${number(instances.compliant)}</b><span>/ ${number(instances.total)} ${t("summary.instances", { count: instances.total })}</span></div>
        </div>
        <div class="box list numbers">
          <span><b>${number(total)}</b> <span class="title">${t("summary.updates", { count: total })}</span></span>
          ${SEVERITIES.filter(severity => missing[severity] > 0).map(severity => html`
            <span><b>${number(missing[severity])}</b> <span class="title">${t(`severity.${severity}`, { count: missing[severity] })}</span></span>`)}
          ${missing.excepted ? html`<span class="title">${t("summary.excepted", { count: missing.excepted })}</span>` : nothing}
        </div>
        ${this.exposure(exposure)}
        ${rollouts.length ? html`<div class="box list">
          <span class="title">${t("rollouts.title")}</span>
          ${rollouts.map(rollout => this.rollout(rollout))}
        </div>` : nothing}
      </div>`;
  }

  exposure({ unpatchable, exploited, overdue, undetermined, unassessed }) {
    return html`<div class="box list numbers">
      <span class="title">${t("exposure.title")}</span>
      ${this.exposed("UNPATCHABLE", unpatchable, t("exposure.unpatchable", { count: unpatchable }))}
      ${this.exposed("EXPLOITED", exploited, t("exposure.exploited", { count: exploited }))}
      ${overdue ? html`<span class="exposed EXPLOITED"><b>${t("exposure.overdue", { count: overdue })}</b></span>` : nothing}
      ${undetermined ? this.exposed("UNKNOWN", undetermined, t("exposure.undetermined")) : nothing}
      ${unassessed ? this.exposed("UNKNOWN", unassessed, t("exposure.unassessed", { count: unassessed })) : nothing}
    </div>`;
  }

  exposed(kind, value, text) {
    return html`<span class="exposed ${value ? kind : "zero"}">
      <span class="icon" aria-hidden="true">${ICONS[kind]}</span> <b>${number(value)}</b> <span class="title">${text}</span></span>`;
  }

  count(colour, value, key) {
    return html`<div class="count ${colour} ${value ? "" : "zero"}">
      <span class="icon" aria-hidden="true">${ICONS[colour]}</span><b>${number(value)}</b><span>${t(key, { count: value })}</span></div>`;
  }

  /** All that was done to a rollout, a line each. */
  acts({ acts = [], reason: why = "" }) {
    return acts.length === 0 ? why : acts.map(({ act, by, at, reason: words, reasonCode }) =>
      `${dateTime(at)} ${t(`act.${act}`)} ${reasonCode ? reason(reasonCode, words) : said("said.by", by, words)}`).join("\n");
  }

  rollout(rollout) {
    const all = Object.values(rollout.jobs).reduce((sum, count) => sum + count, 0);
    const done = rollout.jobs.SUCCEEDED ?? 0;
    const progress = t("rollout.progress", { count: all, done, all });
    const last = rollout.acts?.at(-1);
    const why = last && !last.reasonCode ? said("said.by", last.by, last.reason)
      : rollout.reason || rollout.reasonCode ? reason(rollout.reasonCode, rollout.reason) : "";
    return html`<span class="rollout" title=${this.acts(rollout)}>
      <b>${rollout.name}</b> ${this.overview.simulatedOnly ? html`<span class="simulated">${t("page.simulated.mark")}</span>` : nothing} <span class=${rollout.state}>${t(`rollout.${rollout.state}`)}</span>
      ${rollout.state === "HALTED" ? html`<span class="title">${why}</span>` : nothing}
      <progress max=${Math.max(all, 1)} .value=${done} aria-label=${progress}></progress>
      <span class="title numbers">${progress}</span></span>`;
  }
}

customElements.define("estate-summary", EstateSummary);
