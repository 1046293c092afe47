// One line to the door: what is not done yet is kept and sent again, in order; what was seen is asked for after.

const WAITS = [500, 1000, 2000, 4000, 8000, 15000];
const PATIENCE = 20000;

export class Line {
  /** `shelf` names where unsent frames survive a reload; `hear` is told every frame, and {open: bool}. */
  constructor(path, shelf, hear) {
    this.address = Object.assign(new URL(path, location.href), { protocol: location.protocol.replace("http", "ws") });
    this.shelf = shelf;
    this.hear = hear;
    this.unsent = take(shelf);
    this.last = null;
    this.epoch = null;
    this.tries = 0;
    this.retry = () => document.visibilityState === "visible" && this.timer && this.open();
    addEventListener("online", this.retry);
    document.addEventListener("visibilitychange", this.retry);
    this.open();
  }

  /** Sends one thing that the person did, once, however often the line breaks. Gives its id. */
  send(input) {
    const id = newId();
    this.unsent.push({ id, ...input });
    this.keep();
    this.pump();
    return id;
  }

  close() {
    this.closed = true;
    removeEventListener("online", this.retry);
    document.removeEventListener("visibilitychange", this.retry);
    this.timer = clearTimeout(this.timer);
    clearTimeout(this.watch);
    this.socket.close();
  }

  open() {
    this.timer = clearTimeout(this.timer);
    this.ready = false;
    this.flying = null;
    const socket = (this.socket = new WebSocket(this.address));
    socket.onmessage = (event) => socket === this.socket && !this.closed && this.take(JSON.parse(event.data));
    socket.onclose = () => socket === this.socket && !this.closed && this.lost();
    this.expect();
  }

  /** A door that says nothing for too long is called again. */
  expect() {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.lost(), PATIENCE);
  }

  lost() {
    clearTimeout(this.watch);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    this.ready = false;
    this.hear({ open: false });
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
    this.timer = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
  }

  take(frame) {
    clearTimeout(this.watch);
    // Only what could not even be read is answered to nobody; sent again, it would not be read either.
    if (frame.reply && frame.reply.to === null && this.flying) frame.done = this.flying;
    if (frame.hello) this.greet(frame.hello);
    if (frame.message) this.last = frame.message.id;
    if ("done" in frame) this.settle(frame.done);
    this.hear(frame);
    if ("caught_up" in frame) {
      this.ready = true;
      this.tries = 0;
      this.hear({ open: true });
    }
    this.pump();
    if (!this.ready || this.unsent.length) this.expect();
  }

  greet(hello) {
    if (this.greeted === this.socket) return;
    this.greeted = this.socket;
    // Another epoch is another mailbox, where the ids that we saw mean other messages.
    if (this.epoch !== hello.epoch) {
      this.last = null;
      if (this.epoch !== null) this.hear({ anew: true });
    }
    this.epoch = hello.epoch;
    this.socket.send(JSON.stringify({ after: this.last }));
  }

  settle(id) {
    this.unsent = this.unsent.filter((frame) => frame.id !== id);
    this.keep();
    if (this.flying === id) this.flying = null;
  }

  /** One at a time, so that the order is kept even when a frame must be sent again. */
  pump() {
    if (!this.ready || !this.unsent.length) return;
    if (this.flying) return;
    this.flying = this.unsent[0].id;
    this.socket.send(JSON.stringify(this.unsent[0]));
    this.expect();
  }

  keep() {
    try {
      sessionStorage.setItem(this.shelf, JSON.stringify(this.unsent));
    } catch {
      // No storage: what is unsent lives as long as the page.
    }
  }
}

function take(shelf) {
  try {
    return JSON.parse(sessionStorage.getItem(shelf)) ?? [];
  } catch {
    return [];
  }
}

/** A random id; `crypto.randomUUID` is missing from older phones, and where the page is not served over TLS. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
