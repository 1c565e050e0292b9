import { LitElement, css, html, nothing } from "lit";
import { ICONS, breakable, shared, shown, split } from "../style/shared.js";
import { number, t } from "../text/text.js";
import "./host-cell.js";

/** One pool and its members. */
class PoolTile extends LitElement {
  static properties = { pool: { attribute: false }, language: {} };

  static styles = [shared, css`
    article {
      height: 100%; display: flex; flex-direction: column; overflow: hidden;
      background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--tone); border-radius: 7px;
      transition: border-color .6s;
    }
    header { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 10px; padding: 8px 10px 7px; }
    h3 { font-size: 14px; line-height: 1.25; overflow-wrap: anywhere; }
    h3 .rest { font-weight: 400; color: var(--muted); font-size: 12px; }
    .badge {
      align-self: start; display: inline-flex; gap: 5px; align-items: center; padding: 1px 8px; border-radius: 10px;
      font-size: 12px; font-weight: 600; white-space: nowrap; color: var(--tone); background: var(--tint);
      transition: background-color .6s, color .6s;
    }
    .about { grid-column: 1 / -1; font-size: 12px; color: var(--muted); }
    .exposure { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 12px; font-size: 12px; font-weight: 600; }
    .exposure span { color: var(--tone); }
    .about b { font-weight: 600; color: var(--text); }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 5px; padding: 0 10px 10px; }
    .short { padding: 0 10px 8px; font-size: 12px; color: var(--unknown); }
    @media (prefers-reduced-motion: reduce) { article, .badge { transition: none; } }
  `];

  render() {
    const pool = this.pool;
    const colour = shown(pool.colour, pool.exposure.unpatchable);
    const [name, rest] = pool.pool ? split(pool.pool) : [t("pools.unpooled"), ""];
    const about = [
      pool.pool ? t(`kind.${pool.kind}`) : "",
      t(`product.${pool.product}`),
      pool.centralManagement ? t("pool.centralManagement") : "",
      pool.pairedWith ? t("pool.paired", { pool: split(pool.pairedWith)[0] }) : "",
    ].filter(Boolean);
    return html`
      <article class=${colour}>
        <header>
          <h3>${name}<span class="rest">${breakable(rest)}</span></h3>
          <span class="badge"><span aria-hidden="true">${ICONS[colour]}</span>${t(`colour.${colour}`)}</span>
          <p class="about">${about.join(" · ")}</p>
          ${this.exposure(pool.exposure)}
        </header>
        <ul>${pool.members.map(member => html`
          <li><host-cell .member=${member} .language=${this.language}></host-cell></li>`)}
        </ul>
        ${pool.members.length < pool.size
          ? html`<p class="short">? ${t("pool.members", { count: pool.members.length, size: pool.size })}</p>` : nothing}
      </article>`;
  }

  exposure({ unpatchable, exploited, overdue }) {
    if (!unpatchable && !exploited) {
      return nothing;
    }
    return html`<p class="exposure numbers">
      ${unpatchable ? html`<span class="UNPATCHABLE"><span aria-hidden="true">${ICONS.UNPATCHABLE}</span> ${number(unpatchable)} ${t("exposure.unpatchable", { count: unpatchable })}</span>` : nothing}
      ${exploited ? html`<span class="EXPLOITED"><span aria-hidden="true">${ICONS.EXPLOITED}</span> ${number(exploited)} ${t("exposure.exploited", { count: exploited })}${overdue ? ` (${t("exposure.overdue", { count: overdue })})` : ""}</span>` : nothing}
    </p>`;
  }
}

customElements.define("pool-tile", PoolTile);
