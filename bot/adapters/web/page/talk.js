// The log of one talk: what was said by whom, in order, by day, and where the reader is in it.

import { drawSaid, markChosen } from "./bubbles.js";
import { make } from "./nodes.js";

const NEAR = 90;
const DAY = { weekday: "long", day: "numeric", month: "long" };

export class Talk {
  constructor(log, newer) {
    this.log = log;
    this.newer = newer;
    this.nodes = new Map();
    newer.addEventListener("click", () => {
      this.toEnd();
      log.focus({ preventScroll: true });
    });
    log.addEventListener("scroll", () => {
      this.following = log.scrollHeight - log.clientHeight - log.scrollTop < NEAR;
      if (this.following) newer.hidden = true;
    });
    new ResizeObserver(() => this.following && this.toEnd()).observe(log);
    this.clear();
  }

  /** Empty, and filling: nothing is read aloud until `settle`. */
  clear() {
    this.nodes.clear();
    this.log.replaceChildren();
    this.log.setAttribute("aria-busy", "true");
    this.newer.hidden = true;
    this.filling = true;
    this.following = true;
    this.anchor = null;
    this.latest = 0;
  }

  get isEmpty() {
    return !this.log.childElementCount;
  }

  settle() {
    if (!this.filling) return;
    this.filling = false;
    this.log.setAttribute("aria-busy", "false");
    this.toEnd();
  }

  /** What the person said or pressed; the same id is shown once. */
  said(id, text, at, { waiting = false } = {}) {
    if (this.nodes.has(`said:${id}`)) return;
    const node = drawSaid(text, this.words);
    if (waiting) node.classList.add("waiting");
    this.nodes.set(`said:${id}`, node);
    this.retire(text);
    this.anchor = node;
    if (waiting) this.following = true;
    this.add(node, at);
  }

  /** It took effect: it no longer waits. */
  arrived(id) {
    this.nodes.get(`said:${id}`)?.classList.remove("waiting");
  }

  /** What the door said; a living card takes the place of the one that it replaces. */
  told(message, node) {
    if (this.nodes.has(message.id)) return;
    this.nodes.set(message.id, node);
    const old = this.nodes.get(message.replaces);
    if (!old?.isConnected) {
      this.add(node, message.at ?? Date.now());
      return;
    }
    const held = document.activeElement;
    const choice = old.contains(held) ? (held.dataset.choice ?? "") : null;
    for (const [id, each] of this.nodes) if (each === old) this.nodes.set(id, node);
    if (!this.filling) node.classList.add("changed");
    old.replaceWith(node);
    if (this.following && !this.filling) this.follow(); // a card above has another height now
    if (choice !== null) (node.querySelector(`[data-choice="${CSS.escape(choice)}"]`) ?? node).focus({ preventScroll: true });
  }

  add(node, at) {
    this.turnDay(at);
    if (!this.filling) node.classList.add("fresh");
    this.log.append(node);
    if (this.filling) return;
    if (this.following) this.follow();
    else this.newer.hidden = false;
  }

  /** A line between two days; none above a talk that began today, and none backwards when clocks disagree. */
  turnDay(at) {
    const day = new Date(at).toDateString();
    const before = new Date(this.latest || Date.now()).toDateString();
    if (day !== before && (!this.latest || at > this.latest)) {
      this.log.append(make("p", "day", make("span", "", this.nameDay(new Date(at)))));
    }
    this.latest = Math.max(this.latest, at);
  }

  /** The questions before this are answered: their buttons step back. A card's own stay. */
  retire(text) {
    const pressed = [...this.log.querySelectorAll(".door:last-of-type .choices button")].find(
      (each) => each.dataset.says === text,
    );
    if (pressed && !pressed.classList.contains("chosen")) markChosen(pressed, this.words);
    for (const group of this.log.querySelectorAll(".door .choices")) {
      if (!group.closest(".form") && !group.closest(".card")?.dataset.subject) group.classList.add("past");
    }
  }

  /** To the end, but never past what the person last said: a long answer is read from its beginning. */
  follow() {
    const end = this.log.scrollHeight - this.log.clientHeight;
    const above = this.anchor && this.anchor.getBoundingClientRect().top - this.log.getBoundingClientRect().top;
    const top = this.anchor ? this.log.scrollTop + above - 12 : end;
    this.log.scrollTop = Math.min(end, top);
    if (this.log.scrollTop < end - NEAR) this.newer.hidden = false;
  }

  toEnd() {
    this.newer.hidden = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  nameDay(date) {
    const days = Math.round((new Date().setHours(12, 0, 0, 0) - new Date(date).setHours(12, 0, 0, 0)) / 86400000);
    if (days === 0) return this.words.today;
    if (days === 1) return this.words.yesterday;
    return new Intl.DateTimeFormat(this.tag, DAY).format(date);
  }
}
