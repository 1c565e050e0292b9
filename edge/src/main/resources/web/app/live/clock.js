/** Renders its element anew each second, because what it shows depends on the time. */
export class Clock {
  constructor(element) {
    this.element = element;
    this.now = Date.now();
    element.addController(this);
  }

  hostConnected() {
    this.tick = setInterval(() => {
      this.now = Date.now();
      this.element.requestUpdate();
    }, 1000);
  }

  hostDisconnected() {
    clearInterval(this.tick);
  }
}
