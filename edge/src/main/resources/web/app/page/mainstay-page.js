import { LitElement, css, html, nothing } from "lit";
import { EstateLink } from "../live/estate-link.js";
import { shared } from "../style/shared.js";
import { choose, current, languages, t, time } from "../text/text.js";
import { placed, signInAgain, visitor, wentWrong } from "../session/session.js";
import { isNews, named, says } from "../feed/event-feed.js";
import "../host/host-panel.js";
import "../jobs/job-board.js";
import "../jobs/waiting-board.js";
import "../pools/pool-board.js";
import "../summary/estate-summary.js";

/** The whole page. */
class MainstayPage extends LitElement {
  static properties = {
    link: { state: true },
    language: { state: true },
    news: { state: true },
    me: { state: true },
    failed: { state: true },
  };

  static styles = [shared, css`
    .skip { position: absolute; left: -999px; }
    .skip:focus { left: 8px; top: 8px; padding: 6px 10px; background: var(--surface); color: var(--text); z-index: 2; }
    #pools { min-width: 0; }
    #pools:focus-visible { outline-offset: 4px; }
    .banner {
      position: sticky; top: 0; z-index: 1; padding: 6px 14px; text-align: center; font-weight: 700; letter-spacing: .03em;
      color: var(--simulated);
      background: repeating-linear-gradient(135deg, var(--simulated-a) 0 18px, var(--simulated-b) 18px 36px);
    }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 10px 16px 8px; }
    h1 { font-size: 17px; font-weight: 700; }
    h1 span { font-weight: 400; color: var(--muted); font-size: 14px; margin-left: 8px; }
    .right { margin-left: auto; display: flex; flex-wrap: wrap; align-items: center; gap: 14px; font-size: 12.5px; }
    .me { color: var(--muted); }
    .me a, .ended a, .wait a { color: var(--focus); }
    .ended {
      display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; margin: 0 16px 10px; padding: 8px 12px;
      border: 1px solid var(--failed); border-radius: 4px; background: var(--failed-tint); color: var(--failed); font-weight: 600;
    }
    .link { display: inline-flex; align-items: center; gap: 6px; color: var(--muted); }
    .link i { width: 8px; height: 8px; border-radius: 50%; background: var(--unknown); }
    .link.live i { background: var(--compliant); }
    .link.lost { padding: 2px 9px; border-radius: 4px; color: var(--failed); background: var(--failed-tint); border: 1px solid var(--failed); font-weight: 600; }
    .link.lost i { background: var(--failed); border-radius: 0; }
    .languages { display: flex; border: 1px solid var(--line); border-radius: 4px; overflow: hidden; }
    .languages button { min-width: 32px; padding: 3px 7px; border: 0; background: var(--surface); color: var(--muted); cursor: pointer; }
    .languages button[aria-pressed="true"] { background: var(--text); color: var(--surface); font-weight: 600; }
    .languages button:focus-visible { outline-offset: -2px; }
    main { padding: 0 16px 20px; display: grid; gap: 12px; }
    .board { display: grid; grid-template-columns: minmax(0, 1fr) minmax(330px, 400px); gap: 14px; align-items: start; }
    .side { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; min-width: 0; }
    .lost-board { opacity: .72; }
    .wait { padding: 60px 16px; text-align: center; color: var(--muted); }
    @media (max-width: 980px) { .board { grid-template-columns: minmax(0, 1fr); } }
  `];

  constructor() {
    super();
    this.language = current();
    this.news = "";
    this.link = { state: "connecting" };
    choose(this.language);
  }

  connectedCallback() {
    super.connectedCallback();
    this.estate = new EstateLink(link => {
      this.link = link;
      if (link.event && isNews(link.event)) {
        this.news = t("feed.announce", { name: named(link.event), text: says(link.event) });
      }
    });
    this.failed = wentWrong();
    this.estate.watch(placed());
    this.estate.start();
    this.meet();
  }

  /** Who I am here is asked once: the page is loaded again after signing in. */
  async meet() {
    this.me = await visitor();
  }

  /** The host that is looked at is part of the address, so that one comes back to it. */
  look(hostId) {
    history.replaceState(null, "", hostId ? `#host=${hostId}` : location.pathname);
    this.estate.watch(hostId);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.estate.stop();
  }

  updated() {
    document.title = `Mainstay · ${t("page.title")}`;
  }

  render() {
    const { overview, state, unreadable } = this.link;
    return html`
      <a class="skip" href="#pools" @click=${this.skip}>${t("page.skip")}</a>
      ${overview?.simulated ? html`<div class="banner" role="note">${t("page.simulated")}</div>` : nothing}
      <header class="bar">
        <h1>Mainstay<span>${t("page.title")}</span></h1>
        <div class="right">
          ${this.me ? this.meSign(this.me) : nothing}
          ${this.linkSign(state, overview)}
          <div class="languages" role="group" aria-label=${t("page.language")}>${languages.map(tag => html`
            <button type="button" lang=${tag} aria-pressed=${tag === this.language} @click=${() => this.speak(tag)}>${tag.toUpperCase()}</button>`)}
          </div>
        </div>
      </header>
      ${overview && unreadable === "notSignedIn" ? this.ended(overview) : nothing}
      <div class="unseen" aria-live="polite">${state === "lost" ? this.lostText(overview) : this.news}</div>
      ${this.link.hostId && overview ? this.panel(this.link) : nothing}
      ${overview ? this.board(overview, state) : html`<p class="wait" role="status">${this.waiting(unreadable)}</p>`}`;
  }

  waiting(unreadable) {
    if (unreadable !== "notSignedIn") {
      return unreadable ? t(`page.${unreadable}`) : t("page.loading");
    }
    return html`${t(this.failed ? "session.failed" : "page.notSignedIn")} <a href=${signInAgain(this.link.hostId)}>${t("session.signIn")}</a>`;
  }

  /** What was read stays there to be read; only what is new needs somebody signed in. */
  ended(overview) {
    return html`
      <p class="ended" role="alert">${t("session.ended", { time: time(overview.asOf) })}
        <a href=${signInAgain(this.link.hostId)}>${t("session.signInAgain")}</a></p>`;
  }

  /** A fragment does not reach into a shadow root, so the focus is put there by hand. */
  skip(event) {
    event.preventDefault();
    this.renderRoot.querySelector("#pools")?.focus();
  }

  board(overview, state) {
    return html`
      <main class=${state === "lost" ? "lost-board" : ""} @host-open=${event => this.look(event.detail)}>
        <estate-summary .overview=${overview} .language=${this.language}></estate-summary>
        <div class="board">
          <div id="pools" tabindex="-1"><pool-board .pools=${overview.pools} .language=${this.language}></pool-board></div>
          <div class="side">
            <job-board .jobs=${overview.runningJobs} .language=${this.language}></job-board>
            <waiting-board .jobs=${overview.waitingJobs} .total=${overview.waiting} .language=${this.language}></waiting-board>
            <event-feed .events=${overview.events} .simulated=${overview.simulatedOnly} .language=${this.language}></event-feed>
          </div>
        </div>
      </main>`;
  }

  panel({ overview, state, hostId, host }) {
    const member = overview.pools.flatMap(pool => pool.members).find(each => each.hostId === hostId);
    return html`
      <host-panel .member=${member} .host=${host} .lost=${state === "lost" ? this.lostText(overview) : ""} .language=${this.language}
        @host-close=${() => this.look(undefined)}></host-panel>`;
  }

  linkSign(state, overview) {
    const text = state === "lost" ? this.lostText(overview) : t(`link.${state}`);
    return html`
      ${overview && state !== "lost" ? html`<span class="muted numbers">${t("page.asOf", { time: time(overview.asOf) })}</span>` : nothing}
      <span class="link ${state}"><i aria-hidden="true"></i>${text}</span>`;
  }

  meSign({ name, roles, signedInBy, until }) {
    if (signedInBy === "LOOPBACK_ADDRESS") {
      return html`<span class="me" title=${t("me.local.why")}>${t("me.local")}</span>`;
    }
    const may = roles.length ? roles.map(role => t(`role.${role}`)).join(", ") : t("me.noRole");
    return html`
      <span class="me" title=${until ? t("me.until", { time: time(until) }) : nothing}>${t("me.may", { name, roles: may })}
        · <a href="/sign-out">${t("session.signOut")}</a></span>`;
  }

  lostText(overview) {
    return t("link.lost", { time: overview ? time(overview.asOf) : "–" });
  }

  speak(tag) {
    choose(tag);
    this.language = tag;
  }
}

customElements.define("mainstay-page", MainstayPage);
