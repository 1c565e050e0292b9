import { LitElement, css, html, nothing } from "lit";
import { ICONS, shared } from "../style/shared.js";
import { current, date, dateTime, explanation, isPast, t } from "../text/text.js";

/** How many exploited vulnerabilities are named before one asks. */
const NAMED = 3;

/** One conclusion about a host, its evidence folded. */
class HostConclusion extends LitElement {
  static properties = { conclusion: { attribute: false }, decision: { attribute: false }, simulated: { type: Boolean }, language: {} };

  static styles = [shared, css`
    article { padding: 8px 10px 9px; border: 1px solid var(--line); border-left: 3px solid var(--tone); border-radius: 5px; background: var(--surface); }
    .state {
      display: inline-flex; gap: 5px; padding: 0 7px; border-radius: 9px; font-size: 11.5px; font-weight: 600; line-height: 18px;
      color: var(--tone); background: var(--tint);
    }
    h4 { margin: 3px 0 0; font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
    .decision { font-size: 12.5px; font-weight: 600; overflow-wrap: anywhere; }
    .failure { font-size: 12.5px; color: var(--failed); overflow-wrap: anywhere; }
    .meta, .remedy, .support, .exploited { font-size: 12.5px; overflow-wrap: anywhere; }
    .meta { color: var(--muted); }
    .support { color: var(--tone); font-weight: 600; }
    .exploited { color: var(--tone); }
    .overdue { font-weight: 700; }
    details { margin-top: 4px; font-size: 12.5px; }
    summary { width: fit-content; cursor: pointer; color: var(--muted); }
    summary:hover { color: var(--text); }
    dl { padding: 4px 0 0 12px; }
    dt { color: var(--muted); font-size: 12px; }
    dd { margin-bottom: 4px; overflow-wrap: anywhere; }
    li + li { margin-top: 2px; }
  `];

  render() {
    const { kb, current: found, target, severity, cves, exploited, supportEnded, optional, mandatory, deadline } = this.conclusion;
    const words = this.words();
    const decision = this.decision;
    const excepted = decision && this.conclusion.state === "MISSING";
    const state = excepted ? decision.verdict : optional && this.conclusion.state === "MISSING" ? "OPTIONAL" : this.conclusion.state;
    const meta = [
      kb,
      found && target ? t("conclusion.fromTo", { from: found, to: target }) : found ?? target,
      severity ? t(`rating.${severity}`) : "",
      cves.length ? t("conclusion.cves", { count: cves.length }) : "",
      mandatory ? t("conclusion.mandatory") : "",
      deadline ? t("conclusion.deadline", { at: dateTime(deadline) }) : "",
    ].filter(Boolean);
    const remedy = words.remedy ?? (state === "MISSING" && kb ? t("conclusion.install", { kb }) : undefined);
    const byDay = [...exploited].sort((a, b) => a.due.localeCompare(b.due));
    return html`
      <article class=${excepted ? "WAIVED" : state}>
        <span class="state"><span aria-hidden="true">${excepted ? ICONS.WAIVED : ICONS[state] ?? ICONS.UNKNOWN}</span>${t(`conclusion.${state}`)}</span>
        ${this.simulated ? html`<span class="simulated" title=${t("page.simulated.host")}>${t("page.simulated.mark")}</span>` : nothing}
        <h4 lang=${words.language}>${words.title}</h4>
        ${meta.length ? html`<p class="meta numbers">${meta.join(" · ")}</p>` : nothing}
        ${this.failure(this.conclusion)}
        ${decision ? html`<p class="decision">${this.decided(decision)}</p>` : nothing}
        ${supportEnded ? html`<p class="support">${t("conclusion.supportEnded", { day: date(supportEnded) })}</p>` : nothing}
        ${byDay.slice(0, NAMED).map(each => this.exploited(each))}
        ${byDay.length > NAMED ? html`<p class="exploited EXPLOITED">${t("conclusion.moreExploited", { count: byDay.length - NAMED })}</p>` : nothing}
        ${remedy ? html`<p class="remedy" lang=${words.remedy ? words.language : current()}>${remedy}</p>` : nothing}
        ${this.evidence(words, byDay)}
      </article>`;
  }

  /** What the code of the last failed installation means; the code alone where nobody knows it. */
  failure({ hresult, explanations }) {
    const text = explanation(explanations);
    return hresult ? html`<p class="failure"><span class="numbers">${hresult}</span> ${text ? text.sentence : t("code.unknown")}</p>` : nothing;
  }

  /** Who decided, why, and until when. */
  decided({ verdict, decidedBy, reason, until }) {
    return t(until ? "conclusion.decidedUntil" : "conclusion.decided",
      { verdict: t(`conclusion.${verdict}`), who: decidedBy, why: reason, until: until ? dateTime(until) : "" });
  }

  /** Its sentences in the reader's language where it has them, otherwise in English. */
  words() {
    const found = this.conclusion.translations?.find(each => each.language === current());
    return found ?? { ...this.conclusion, language: "en" };
  }

  exploited({ cve, due }) {
    return html`<p class="exploited EXPLOITED"><span aria-hidden="true">${ICONS.EXPLOITED}</span>
      ${t("conclusion.exploited", { cve, day: date(due) })}
      ${isPast(due) ? html`<span class="overdue">${t("conclusion.overdue")}</span>` : nothing}</p>`;
  }

  evidence(words, byDay) {
    const { confidence, cves } = this.conclusion;
    return html`
      <details>
        <summary>${t("conclusion.why")}</summary>
        <dl>
          <dt>${t("conclusion.confidence")}</dt><dd>${t(`confidence.${confidence}`)}</dd>
          ${words.evidence.length ? html`<dt>${t("conclusion.evidence")}</dt>
            <dd><ul lang=${words.language}>${words.evidence.map(sentence => html`<li>${sentence}</li>`)}</ul></dd>` : nothing}
          ${byDay.length > NAMED ? html`<dt>${t("conclusion.allExploited")}</dt>
            <dd>${byDay.slice(NAMED).map(each => this.exploited(each))}</dd>` : nothing}
          ${cves.length ? html`<dt>${t("conclusion.allCves")}</dt><dd class="numbers">${cves.join(", ")}</dd>` : nothing}
        </dl>
      </details>`;
  }
}

customElements.define("host-conclusion", HostConclusion);
