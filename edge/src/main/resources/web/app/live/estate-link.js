// The edge passes on what begins so.
const REPORT = "/report/api/v1";
const RELOAD_AFTER = 250;
const RELOAD_EVERY = 1000;
const RETRY_AFTER = 2000;
const SILENT_AFTER = 45_000;

/**
 * Keeps one copy of the overview fresh. The live stream says when something happened; the overview is then read anew,
 * at most once a second, however many events there are. A host that is watched is read anew with it.
 */
export class EstateLink {
  /** @param onChange called with {overview, host, state, unreadable, event} after each change; unreadable is why the estate cannot be read */
  constructor(onChange) {
    this.onChange = onChange;
    this.state = "connecting";
    this.overview = undefined;
    this.unreadable = undefined;
    this.hostId = undefined;
    this.host = undefined;
  }

  /** Watches a host, or none. It is undefined until it is read, and null when it is no longer part of the estate. */
  watch(hostId) {
    this.hostId = hostId;
    this.host = undefined;
    this.tell();
    if (hostId) {
      this.readHost();
    }
  }

  async start() {
    await this.reload();
    this.open();
  }

  stop() {
    this.stopped = true;
    this.source?.close();
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    clearTimeout(this.retry);
  }

  async reload() {
    this.timer = undefined;
    this.lastRead = Date.now();
    let why = "unreadable";
    try {
      const answer = await fetch(`${REPORT}/overview`, { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        why = { 401: "notSignedIn", 403: "noRole" }[answer.status] ?? why;
        throw new Error(String(answer.status));
      }
      this.overview = await answer.json();
      await this.readHost();
      this.unreadable = undefined;
      this.tell();
    } catch {
      this.unreadable = why;
      this.tell();
      this.reloadSoon(RETRY_AFTER);
    }
  }

  async readHost() {
    const hostId = this.hostId;
    if (!hostId) {
      return;
    }
    const answer = await fetch(`${REPORT}/hosts/${hostId}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
    const host = answer?.ok ? await answer.json() : answer?.status === 404 ? null : undefined;
    if (hostId !== this.hostId) {
      return; // another host was chosen meanwhile
    }
    if (host === undefined) {
      this.reloadSoon(RETRY_AFTER);
    } else {
      this.host = host;
      this.tell();
    }
  }

  reloadSoon(after = RELOAD_AFTER) {
    if (!this.timer && !this.stopped) {
      const wait = Math.max(after, this.lastRead + RELOAD_EVERY - Date.now());
      this.timer = setTimeout(() => this.reload(), wait);
    }
  }

  open() {
    if (this.stopped) {
      return;
    }
    this.source?.close();
    this.source = new EventSource(`${REPORT}/events/stream`);
    this.source.onopen = () => {
      this.alive();
      this.reloadSoon(0);
    };
    this.source.onerror = () => this.lost();
    this.source.addEventListener("event", message => {
      this.alive();
      this.tell(JSON.parse(message.data));
      this.reloadSoon();
    });
    this.source.addEventListener("reset", () => {
      this.alive();
      this.reloadSoon(0);
    });
    this.source.addEventListener("alive", () => this.alive());
  }

  alive() {
    this.become("live");
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(), SILENT_AFTER);
  }

  lost() {
    this.become("lost");
    this.source.close();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), RETRY_AFTER);
  }

  become(state) {
    if (this.state !== state) {
      this.state = state;
      this.tell();
    }
  }

  tell(event) {
    this.onChange({ overview: this.overview, hostId: this.hostId, host: this.host, state: this.state, unreadable: this.unreadable, event });
  }
}
