import { css, html } from "lit";

/** What every element uses. */
export const shared = css`
  * { box-sizing: border-box; }
  :host { display: block; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  button { font: inherit; color: inherit; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .numbers { font-variant-numeric: tabular-nums; }
  .muted { color: var(--muted); }
  .unseen {
    position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  .COMPLIANT, .SUCCEEDED { --tone: var(--compliant); --tint: var(--compliant-tint); }
  .PATCHING { --tone: var(--patching); --tint: var(--patching-tint); }
  .MISSING, .INSTALLED_PENDING_REBOOT { --tone: var(--missing); --tint: var(--missing-tint); }
  .FAILED, .EXPLOITED, .IDENTITY { --tone: var(--failed); --tint: var(--failed-tint); }
  .UNPATCHABLE, .UNSUPPORTED { --tone: var(--unpatchable); --tint: var(--unpatchable-tint); }
  .UNKNOWN, .WAIVED, .OPTIONAL { --tone: var(--unknown); --tint: var(--unknown-tint); }
  .simulated {
    font-size: 10px; font-weight: 700; letter-spacing: .04em; line-height: 1;
    padding: 2px 3px; border-radius: 3px; color: var(--simulated); background: var(--simulated-b);
  }
`;

/** A shape for each state, so that colour is never the only sign. */
export const ICONS = {
  COMPLIANT: "✓", UNSUPPORTED: "⊘", PATCHING: "↻", MISSING: "!", FAILED: "✕", UNKNOWN: "?",
  INSTALLED_PENDING_REBOOT: "↺", WAIVED: "–", OPTIONAL: "○", UNPATCHABLE: "⊘", EXPLOITED: "⚠\ufe0e", IDENTITY: "≠",
};

/** What a host or pool shows: one that misses nothing and can never be patched again is not green. */
export function shown(colour, unpatchable) {
  return colour === "COMPLIANT" && unpatchable ? "UNSUPPORTED" : colour;
}

/** A name that may go on in the next line before each of its dots, and nowhere else. */
export function breakable(name) {
  return name.split(".").map((label, at) => at ? html`<wbr>.${label}` : label);
}

/** The first label of a name, and the rest with its dot. */
export function split(fqdn) {
  const dot = fqdn.indexOf(".");
  return dot < 0 ? [fqdn, ""] : [fqdn.slice(0, dot), fqdn.slice(dot)];
}
