const PLACE = /^#host=([0-9A-Za-z-]+)$/;

/**
 * Whoever uses this browser: the edge knows who is signed in and until when, the service which roles they have.
 * Undefined while nobody is signed in.
 */
export async function visitor() {
  const [session, me] = await Promise.all([read("/session"), read("/report/api/v1/me")]);
  return session && { ...session, name: session.name ?? me?.displayName, roles: [...new Set((me?.roles ?? []).map(each => each.role.toLowerCase()))] };
}

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

/** The host that the page's address names; undefined where it names none. */
export function placed() {
  return PLACE.exec(location.hash)?.[1];
}

/** Whether the way here was a sign-in that did not succeed. */
export function wentWrong() {
  return location.hash === "#sign-in=failed";
}

/** Where one signs in, to come back to the same place. */
export function signInAgain(hostId) {
  return `/sign-in?to=${encodeURIComponent(hostId ? `/#host=${hostId}` : "/")}`;
}
