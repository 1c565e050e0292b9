import { LitElement, css, html, nothing } from "lit";
import { ICONS, shared, split } from "../style/shared.js";
import { dateTime, t } from "../text/text.js";

/** One member of a pool. */
class HostCell extends LitElement {
  static properties = { member: { attribute: false }, language: {} };

  static styles = [shared, css`
    .cell {
      display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; align-items: center; column-gap: 6px;
      min-height: 34px; padding: 3px 7px 3px 5px; border-radius: 4px;
      background: var(--tint); border-left: 3px solid var(--tone);
      transition: background-color .6s, border-color .6s;
    }
    .icon { color: var(--tone); font-weight: 700; text-align: center; }
    .PATCHING .icon { animation: turn 2.4s linear infinite; }
    .what { min-width: 0; }
    .name { font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; line-height: 1.25; }
    .state { font-size: 11px; line-height: 1.2; color: var(--tone); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .domain { font-size: 10px; line-height: 1.2; color: var(--muted); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    @keyframes turn { to { transform: rotate(360deg); } }
    @media (prefers-reduced-motion: reduce) {
      .PATCHING .icon { animation: none; }
      .cell { transition: none; }
    }
  `];

  render() {
    const member = this.member;
    return html`
      <div class="cell ${member.colour}" title=${this.tooltip(member)}>
        <span class="icon" aria-hidden="true">${ICONS[member.colour]}</span>
        <div class="what">
          <div class="name">${split(member.fqdn)[0]}</div>
          <div class="state">${this.says(member)}</div>
          ${member.upgradeDomain ? html`<div class="domain">
            <span aria-hidden="true">${member.upgradeDomain}</span>
            <span class="unseen">${t("pool.upgradeDomain", { name: member.upgradeDomain })}</span></div>` : nothing}
        </div>
        ${member.simulated ? html`<span class="simulated" title=${t("page.simulated.host")}>${t("page.simulated.mark")}</span>` : nothing}
      </div>`;
  }

  says(member) {
    if (member.colour === "PATCHING" || member.colour === "FAILED") {
      return t(`status.${member.jobStatus}`);
    }
    if (member.missing > 0) {
      return t("pool.missing", { count: member.missing });
    }
    if (member.colour === "MISSING" && member.pendingRestart) {
      return t("host.pendingRestart");
    }
    if (member.colour === "UNKNOWN" && !member.lastScanAt) {
      return t("host.neverScanned");
    }
    return t(`colour.${member.colour}`);
  }

  tooltip(member) {
    const scanned = member.lastScanAt ? t("host.scanned", { time: dateTime(member.lastScanAt) }) : t("host.neverScanned");
    return `${member.fqdn} · ${t(`colour.${member.colour}`)} · ${scanned}`;
  }
}

customElements.define("host-cell", HostCell);
