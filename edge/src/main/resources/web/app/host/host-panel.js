import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Clock } from "../live/clock.js";
import { says } from "../pools/host-cell.js";
import { ICONS, breakable, shared, shown, split } from "../style/shared.js";
import { date, dateTime, explanation, isPast, number, t } from "../text/text.js";
import "../jobs/running-job.js";
import "./host-conclusion.js";

const SEVERITIES = ["critical", "important", "moderate", "low", "unspecified"];

const EXCEPTS = new Set(["DECLINED", "DEFERRED", "WAIVED"]);

/** The decision that says why an update is not to be installed; undefined without one. */
function decided({ subject, kb }, decisions) {
  return decisions.find(each => EXCEPTS.has(each.verdict)
    && (each.kb ? each.kb === kb : subject === `update/${each.updateId}`));
}

/**
 * One host: where it stands, why, and what is concluded about it. A modal dialog, so that Escape closes it and the focus
 * goes back to where it was. Fires `host-close`.
 *
 * member: the host's cell; undefined when it is in no pool any more. host: what the service tells, undefined while it is
 * read, null when it is no longer part of the estate. lost: what to say when it is no longer kept fresh.
 */
class HostPanel extends LitElement {
  static properties = { member: { attribute: false }, host: { attribute: false }, lost: {}, language: {} };

  static styles = [shared, css`
    dialog {
      position: fixed; inset: 0 0 0 auto; width: min(620px, 100vw); max-width: none; height: 100dvh; max-height: none; margin: 0;
      padding: 0; border: 0; border-left: 1px solid var(--line); background: var(--ground); color: var(--text);
      overflow-y: auto; overscroll-behavior: contain;
    }
    dialog[open] { animation: come .16s ease-out; }
    dialog::backdrop { background: rgb(0 0 0 / .35); }
    @keyframes come { from { transform: translateX(24px); opacity: 0; } }
    @media (prefers-reduced-motion: reduce) { dialog[open] { animation: none; } }
    header {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; padding: 10px 52px 9px 16px;
      background: var(--surface); border-bottom: 1px solid var(--line); border-top: 4px solid var(--tone);
    }
    h2 { font-size: 16px; overflow-wrap: anywhere; }
    h2 .rest { font-weight: 400; font-size: 13px; color: var(--muted); }
    .badge { display: inline-flex; gap: 5px; padding: 1px 8px; border-radius: 10px; font-size: 12px; font-weight: 600; color: var(--tone); background: var(--tint); }
    .close { position: absolute; right: 10px; top: 8px; width: 32px; height: 32px; border: 1px solid var(--line); border-radius: 5px; background: var(--surface); font-size: 16px; line-height: 1; cursor: pointer; }
    .close:hover { background: var(--sunken); }
    .body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 12px 16px 20px; }
    .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; font-size: 12.5px; }
    .facts dt { color: var(--muted); }
    .facts dd { overflow-wrap: anywhere; }
    .exposed { color: var(--tone); font-weight: 600; }
    h3 { font-size: 13px; }
    .job { border: 1px solid var(--line); border-radius: 5px; overflow: hidden; }
    .drawn { font-size: 12px; color: var(--muted); }
    .stale { padding: 6px 10px; border: 1px dashed var(--unknown); border-radius: 5px; font-size: 12.5px; color: var(--text); background: var(--unknown-tint); }
    .conclusions { display: grid; grid-template-columns: minmax(0, 1fr); gap: 7px; }
    .none { font-size: 13px; color: var(--muted); }
    section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 7px; }
    @media (max-width: 480px) { .facts { grid-template-columns: minmax(0, 1fr); } .facts dt { margin-top: 3px; } }
  `];

  constructor() {
    super();
    this.clock = new Clock(this);
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  render() {
    const { member, host } = this;
    const colour = member ? shown(member.colour, member.unpatchable) : "UNKNOWN";
    const [name, rest] = split(member?.fqdn ?? host?.host.fqdn ?? "");
    return html`
      <dialog aria-labelledby="name" @close=${this.closed} @click=${this.clicked}>
        <header class=${colour}>
          <h2 id="name">${name}<span class="rest">${breakable(rest)}</span></h2>
          ${member ? html`<span class="badge"><span aria-hidden="true">${ICONS[colour]}</span>${says(member)}</span>` : nothing}
          ${member?.simulated ? html`<span class="simulated" title=${t("page.simulated.host")}>${t("page.simulated.mark")}</span>` : nothing}
          <button type="button" class="close" aria-label=${t("host.close")} title=${t("host.close")} @click=${this.close}>✕</button>
        </header>
        <div class="body">
          ${this.lost ? html`<p class="stale" role="status">${this.lost}</p>` : nothing}
          ${host ? this.about(host) : html`<p class="none" role="status">${t(host === null ? "host.gone" : "host.loading")}</p>`}
        </div>
      </dialog>`;
  }

  about({ host, memberships, instances, conclusions, decisions, scanFailure, lastJob }) {
    const working = host.patching || host.state === "FAILED";
    return html`
      ${host.identityConflict ? html`<p class="stale" role="status">${t(`identity.${host.identityConflict}`)} ${t("identity.decide")}</p>` : nothing}
      <p>${host.carriedBy ? this.carried(host) : t(this.standing(host, conclusions, decisions))}</p>
      ${this.mayBeName(host, memberships) ? html`<p class="stale">${t("host.name.open", { name: host.fqdn })}</p>` : nothing}
      <dl class="facts">
        ${memberships.length ? html`<dt>${t("pools.title")}</dt><dd>${memberships.map(each => each.pool).join(", ")}</dd>` : nothing}
        ${host.operatingSystem ? html`<dt>${t("host.operatingSystem")}</dt><dd>${host.operatingSystem}</dd>` : nothing}
        ${host.carriedBy ? nothing : html`<dt>${t("host.lastScan")}</dt><dd>${this.lastScan(host, conclusions)}</dd>`}
        ${scanFailure ? html`<dt>${t("host.scanFailure")}</dt><dd>${this.scanFailure(scanFailure)}</dd>` : nothing}
        ${host.carriedBy ? nothing : html`<dt>${t("host.updates")}</dt><dd class="numbers">${this.missing(host)}</dd>`}
        ${(host.carriedBy ? [] : instances).map(each => html`<dt>SQL Server ${each.name}</dt>
          <dd class="numbers">${[each.version, t(`instance.${each.state}`)].filter(Boolean).join(" · ")}</dd>`)}
        ${host.unpatchable || host.exploited ? html`<dt>${t("host.exposed")}</dt><dd>${this.exposure(host)}</dd>` : nothing}
      </dl>
      ${working && lastJob ? html`<div class="job"><running-job .job=${lastJob} .now=${this.clock.now} .language=${this.language}></running-job></div>` : nothing}
      ${host.carriedBy ? nothing : html`<section aria-labelledby="concluded">
        <h3 id="concluded">${t("conclusions.title")}</h3>
        ${conclusions ? this.conclusions(conclusions, decisions, host.simulated) : html`<p class="none">${t("conclusions.none")}</p>`}
      </section>`}`;
  }

  carried({ carriedBy }) {
    return carriedBy.length ? t("standing.name", { hosts: carriedBy.join(", ") }) : t("standing.name.outside");
  }

  /** A SQL Server of its own of which nothing was ever heard may be the name of a listener or a cluster: no document tells. */
  mayBeName({ fqdn, carriedBy, lastScanAt }, memberships) {
    return !carriedBy && !lastScanAt && memberships.length === 1
      && memberships[0].kind === "SQL_STORE" && memberships[0].size === 1 && memberships[0].pool === fqdn;
  }

  /** Windows Update may offer nothing where documents say that something is missing: the sentence says both. */
  standing({ state, unpatchable }, conclusions, decisions) {
    if (state !== "COMPLIANT") {
      return `standing.${state}`;
    }
    if (conclusions?.items.some(each => (each.state === "MISSING" || each.state === "FAILED") && !decided(each, decisions))) {
      return "standing.COMPLIANT.missing";
    }
    return unpatchable ? "standing.COMPLIANT.unpatchable" : "standing.COMPLIANT";
  }

  /** Conclusions may already be drawn from a scan of which the host's own snapshot has not told yet. */
  lastScan({ lastScanAt, freshness, scanOutcome }, conclusions) {
    const last = [lastScanAt, conclusions?.scannedAt].filter(Boolean).sort((a, b) => new Date(a) - new Date(b)).at(-1);
    if (!last) {
      return t("host.neverScanned");
    }
    return [
      dateTime(last),
      scanOutcome && scanOutcome !== "COMPLETE" ? t(`outcome.${scanOutcome}`) : "",
      freshness === "FRESH" ? "" : t("host.tooOld"),
    ].filter(Boolean).join(" · ");
  }

  scanFailure({ hresult, message, explanations }) {
    const text = explanation(explanations);
    return html`
      <p lang="en">${message}</p>
      ${hresult ? html`<p><span class="numbers">${hresult}</span> ${text ? text.sentence : t("code.unknown")}</p>` : nothing}`;
  }

  missing(host) {
    const counts = SEVERITIES.filter(severity => host[severity]).map(severity => `${number(host[severity])} ${t(`severity.${severity}`, { count: host[severity] })}`);
    return [
      ...(counts.length ? counts : ["0"]),
      host.excepted ? t("summary.excepted", { count: host.excepted }) : "",
      host.optional ? t("host.optional", { count: host.optional }) : "",
      host.pendingRestart ? t("host.pendingRestart") : host.fileRename ? t("host.fileRename") : "",
    ].filter(Boolean).join(" · ");
  }

  exposure({ unpatchable, exploited, exploitedDue }) {
    return html`
      ${unpatchable ? html`<p class="exposed UNPATCHABLE"><span aria-hidden="true">${ICONS.UNPATCHABLE}</span> ${t("host.unpatchable")}</p>` : nothing}
      ${exploited ? html`<p class="exposed EXPLOITED"><span aria-hidden="true">${ICONS.EXPLOITED}</span>
        ${t("host.exploited", { count: exploited })} · ${t("host.due", { day: date(exploitedDue) })}
        ${isPast(exploitedDue) ? t("conclusion.overdue") : ""}</p>` : nothing}`;
  }

  conclusions({ stale, scannedAt, evaluatedAt, omitted, items }, decisions, simulated) {
    const drawn = { scanned: dateTime(scannedAt), evaluated: dateTime(evaluatedAt) };
    return html`
      ${stale ? html`<p class="stale">${t("conclusions.stale", drawn)}</p>` : html`<p class="drawn">${t("conclusions.drawn", drawn)}</p>`}
      ${items.length ? nothing : html`<p class="none">${t("conclusions.inOrder")}</p>`}
      <ul class="conclusions">${repeat(items, each => each.subject, each => html`
        <li><host-conclusion .conclusion=${each} .decision=${decided(each, decisions)} ?simulated=${simulated} .language=${this.language}></host-conclusion></li>`)}
      </ul>
      ${omitted ? html`<p class="none">${t("conclusions.omitted", { count: omitted })}</p>` : nothing}`;
  }

  close() {
    this.renderRoot.querySelector("dialog").close();
  }

  /** A click beside the panel, on the backdrop, is one on the dialog itself. */
  clicked(event) {
    if (event.target === event.currentTarget) {
      this.close();
    }
  }

  closed() {
    this.dispatchEvent(new CustomEvent("host-close"));
  }
}

customElements.define("host-panel", HostPanel);
