import { LitElement, css, html, nothing } from "lit";
import { ICONS, shared, shown, split } from "../style/shared.js";
import { dateTime, t } from "../text/text.js";

/** What a name of the topology is: which hosts carry it. */
function carried({ carriedBy }) {
  return carriedBy.length
    ? t("host.name.carried", { hosts: carriedBy.map(fqdn => split(fqdn)[0]).join(", ") })
    : t("host.name.outside");
}

/** Where a host stands, in a word or two. */
export function says(member) {
  if (member.carriedBy) {
    return carried(member);
  }
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
  return t(`colour.${shown(member.colour, member.unpatchable)}`);
}

/** One member of a pool. Fires `host-open` with the host's id when it is chosen. */
class HostCell extends LitElement {
  static properties = { member: { attribute: false }, language: {} };

  static styles = [shared, css`
    .cell {
      width: 100%; border: 0; text-align: left; cursor: pointer;
      display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; align-items: center; column-gap: 6px;
      min-height: 34px; padding: 3px 7px 3px 5px; border-radius: 4px;
      background: var(--tint); border-left: 3px solid var(--tone);
      transition: background-color .6s, border-color .6s;
    }
    .cell:hover { box-shadow: inset 0 0 0 1px var(--tone); }
    .icon { color: var(--tone); font-weight: 700; text-align: center; }
    .PATCHING .icon { animation: turn 2.4s linear infinite; }
    .what { min-width: 0; }
    .what > * { display: block; }
    .name { font-weight: 600; overflow-wrap: anywhere; line-height: 1.25; }
    .state { font-size: 11px; line-height: 1.2; color: var(--tone); overflow-wrap: anywhere; }
    .domain { grid-column: 2 / -1; font-size: 10px; line-height: 1.2; color: var(--muted); overflow-wrap: anywhere; }
    .marks { display: grid; justify-items: end; gap: 3px; font-size: 12px; font-weight: 700; line-height: 1; }
    .mark { color: var(--tone); }
    @keyframes turn { to { transform: rotate(360deg); } }
    @media (prefers-reduced-motion: reduce) {
      .PATCHING .icon { animation: none; }
      .cell { transition: none; }
    }
  `];

  render() {
    const member = this.member;
    const colour = shown(member.colour, member.unpatchable);
    return html`
      <button type="button" class="cell ${colour}" title=${this.tooltip(member)} aria-haspopup="dialog" @click=${this.open}>
        <span class="icon" aria-hidden="true">${ICONS[colour]}</span>
        <span class="what">
          <span class="name">${split(member.fqdn)[0]}</span>
          <span class="state">${says(member)}</span>
        </span>
        <span class="marks">
          ${member.simulated ? html`<span class="simulated" title=${t("page.simulated.host")}>${t("page.simulated.mark")}</span>` : nothing}
          <span>
            ${member.identityConflict ? this.mark("IDENTITY", t(`identity.${member.identityConflict}`)) : nothing}
            ${member.unpatchable && colour !== "UNSUPPORTED" ? this.mark("UNPATCHABLE", t("host.unpatchable")) : nothing}
            ${member.exploited ? this.mark("EXPLOITED", t("host.exploited", { count: member.exploited })) : nothing}
          </span>
        </span>
        ${member.upgradeDomain ? html`<span class="domain">
          <span aria-hidden="true">${member.upgradeDomain}</span>
          <span class="unseen">${t("pool.upgradeDomain", { name: member.upgradeDomain })}</span></span>` : nothing}
      </button>`;
  }

  mark(kind, text) {
    return html`<span class="mark ${kind}" title=${text}><span aria-hidden="true">${ICONS[kind]}</span><span class="unseen">${text}</span></span>`;
  }

  open() {
    this.dispatchEvent(new CustomEvent("host-open", { detail: this.member.hostId, bubbles: true, composed: true }));
  }

  tooltip(member) {
    if (member.carriedBy) {
      return `${member.fqdn} · ${carried(member)}`;
    }
    const scanned = member.lastScanAt ? t("host.scanned", { time: dateTime(member.lastScanAt) }) : t("host.neverScanned");
    return `${member.fqdn} · ${t(`colour.${shown(member.colour, member.unpatchable)}`)} · ${scanned}`;
  }
}

customElements.define("host-cell", HostCell);
