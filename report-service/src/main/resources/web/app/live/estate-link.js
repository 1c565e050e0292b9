const RELOAD_AFTER = 250;
const RELOAD_EVERY = 1000;
const RETRY_AFTER = 2000;
const SILENT_AFTER = 45_000;

/**
 * Keeps one copy of the overview fresh. The live stream says when something happened; the overview is then read anew,
 * at most once a second, however many events there are.
 */
export class EstateLink {
  /** @param onChange called with {overview, events, state, since} after each change */
  constructor(onChange) {
    this.onChange = onChange;
    this.state = "connecting";
    this.overview = undefined;
    this.unreadable = false;
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
    try {
      const answer = await fetch("/api/v1/overview", { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      this.overview = await answer.json();
      this.unreadable = false;
      this.tell();
    } catch {
      this.unreadable = true;
      this.tell();
      this.reloadSoon(RETRY_AFTER);
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
    this.source = new EventSource("/api/v1/events/stream");
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
    this.onChange({ overview: this.overview, state: this.state, unreadable: this.unreadable, event });
  }
}
