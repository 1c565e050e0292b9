import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { shared } from "../style/shared.js";
import { t } from "../text/text.js";
import "./pool-tile.js";

/** All pools, site by site. */
class PoolBoard extends LitElement {
  static properties = { pools: { attribute: false }, language: {} };

  static styles = [shared, css`
    h2 { font-size: 13px; font-weight: 600; color: var(--muted); margin: 0 0 6px; }
    section + section { margin-top: 14px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr)); gap: 10px; }
    .wide { grid-column: span 2; }
    .none { padding: 28px; text-align: center; color: var(--muted); background: var(--surface); border: 1px dashed var(--line); border-radius: 7px; }
    @media (max-width: 660px) { .tiles { grid-template-columns: 1fr; } .wide { grid-column: auto; } }
  `];

  render() {
    if (this.pools.length === 0) {
      return html`<p class="none">${t("pools.none")}</p>`;
    }
    const sites = Map.groupBy
      ? [...Map.groupBy(this.pools, pool => pool.site ?? "")]
      : [...this.pools.reduce((map, pool) => map.set(pool.site ?? "", [...(map.get(pool.site ?? "") ?? []), pool]), new Map())];
    return html`${sites.map(([site, pools]) => html`
      <section aria-label=${site || t("pools.noSite")}>
        <h2>${site || t("pools.noSite")}</h2>
        <div class="tiles">${repeat(pools, pool => pool.pool, pool => html`
          <pool-tile class=${pool.members.length > 6 ? "wide" : ""} .pool=${pool} .language=${this.language}></pool-tile>`)}
        </div>
      </section>`)}`;
  }
}

customElements.define("pool-board", PoolBoard);
