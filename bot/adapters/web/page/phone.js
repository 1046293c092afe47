// One phone: a person, their talk with the door, and where they write.

import { drawDoor, markChosen } from "./bubbles.js";
import { settleForm, showErrors } from "./form.js";
import { Line } from "./line.js";
import { make, makeButton } from "./nodes.js";
import { KINDS, sendPicture } from "./picture.js";
import { Talk } from "./talk.js";
import { commandName, putWords, tagOf, wordsOf } from "./words.js";

const PLACE = /(^|[._])place$/;

export class Phone {
  /** `shelf` tells this phone's unsent frames from another's; `link` is a payload to open once. */
  constructor(shelf, { link = "" } = {}) {
    this.shelf = shelf;
    this.link = link;
    this.node = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
    const find = (query) => this.node.querySelector(query);
    this.input = find(".say textarea");
    this.aside = find(".aside");
    this.offline = find(".offline");
    this.typing = find(".typing");
    this.commands = find(".commands");
    this.menu = find(".menu");
    this.chooser = find(".swap select");
    this.clip = find(".clip");
    this.file = find(".say input[type=file]");
    this.talk = new Talk(find(".log"), find(".newer"));
    this.forms = new Map();
    this.commands.id = `${shelf}-commands`;
    this.menu.setAttribute("aria-controls", this.commands.id);
    find(".say").addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.write();
    });
    this.input.addEventListener("input", () => this.fit());
    this.file.accept = KINDS;
    this.clip.addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.showPicture());
    this.menu.addEventListener("click", () => this.unfold(this.commands.hidden));
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.commands.hidden) this.unfold(false, this.menu);
    });
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target) && !this.commands.contains(event.target)) this.unfold(false);
    });
  }

  /** Shows this person from now on: {key, name, about, language}; without a key, the browser's own. */
  become(person) {
    this.line?.close();
    this.person = person;
    this.back = null;
    this.forms.clear();
    this.talk.clear();
    this.state = "";
    this.clip.hidden = true;
    this.known = "";
    this.offline.textContent = "";
    this.aside.replaceChildren();
    this.happened = "";
    this.speak(person.language);
    const path = person.key ? `/chat?as=${encodeURIComponent(person.key)}` : "/chat";
    this.line = new Line(path, `${this.shelf}:${person.key}`, (frame) => this.hear(frame));
    for (const frame of this.line.unsent) this.wait(frame.id, frame.text ?? "");
    this.think();
  }

  speak(language) {
    this.language = language;
    this.words = this.talk.words = wordsOf(language);
    this.talk.tag = this.node.lang = tagOf(language);
    putWords(this.node, this.words);
    const { name, about } = this.person.words ? this.person.words(this.words, this.known) : this.person;
    this.node.setAttribute("aria-label", this.person.words ? name : this.words.phone(name));
    this.node.querySelector(".face").textContent = name.slice(0, 1);
    this.node.querySelector("h2").textContent = name;
    this.node.querySelector(".who p").textContent = about;
    this.happen(this.happened);
  }

  hear(frame) {
    if ("open" in frame) this.connected(frame.open);
    if (frame.anew) this.talk.clear();
    if (frame.hello) this.greet(frame.hello);
    if (frame.message) this.told(frame.message);
    if (frame.said) this.talk.said(frame.said.id, commandName(frame.said.text), frame.said.at);
    if (frame.reply) this.answered(frame.reply);
    if ("done" in frame) this.done(frame.done);
    if ("happened" in frame) this.happen(frame.happened);
    if ("caught_up" in frame) this.caughtUp();
  }

  greet(hello) {
    this.back = hello.back;
    this.known = hello.name;
    this.speak(hello.language);
  }

  told(message) {
    this.state = message.state;
    this.clip.hidden = !message.takes_pictures;
    this.talk.told(message, drawDoor(message, this.words, this.acts));
  }

  get acts() {
    return {
      press: (choice, button) => {
        markChosen(button, this.words);
        this.act({ press: choice.token }, choice.label);
      },
      fill: (form, token, values) => {
        const id = this.act({ fill: { token, values } }, "");
        this.forms.set(id, form);
      },
      upload: (file) => sendPicture(file, this.person.key, this.words),
    };
  }

  /** Sends what the person did; `shown` are the words for it, in their bubble. */
  act(input, shown) {
    this.aside.replaceChildren();
    this.unfold(false);
    const id = this.line.send(input);
    this.wait(id, shown);
    this.think();
    return id;
  }

  wait(id, shown) {
    if (shown) this.talk.said(id, shown, Date.now(), { waiting: true });
  }

  write() {
    const text = this.input.value.trim();
    if (!text) return;
    this.act({ text }, text);
    this.input.value = "";
    this.fit();
  }

  /** Sends the picture that was chosen, and says so or why not. */
  async showPicture() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    this.clip.disabled = true;
    this.tell(this.words.pictureGoes);
    try {
      const ref = await this.acts.upload(file);
      this.act({ media: { refs: [ref] } }, this.words.pictureSent);
    } catch (trouble) {
      this.tell(trouble.message);
    }
    this.clip.disabled = false;
  }

  answered({ to, notice, errors, form }) {
    const fill = this.forms.get(to);
    const rest = errors ? (fill ? showErrors(fill, errors) : Object.values(errors)) : [];
    if (fill && errors) this.forms.delete(to);
    const texts = [notice, ...rest].filter(Boolean);
    if (texts.length) this.tell(...texts);
    if (form) {
      const node = drawDoor({ ...form, choices: form.choices ?? [] }, this.words, this.acts);
      this.talk.add(node, Date.now());
      node.querySelector("input, textarea, select")?.focus();
    }
  }

  /** A word that stays until it is closed, or until the person does the next thing. */
  tell(...parts) {
    const close = makeButton("×", "close", () => {
      this.aside.replaceChildren();
      this.input.focus();
    });
    close.setAttribute("aria-label", this.words.close);
    const texts = parts.map((part) => (typeof part === "string" ? make("p", "", part) : part));
    this.aside.replaceChildren(make("div", "", ...texts), close);
  }

  done(id) {
    this.talk.arrived(id);
    const form = this.forms.get(id);
    if (form) settleForm(form);
    this.forms.delete(id);
    this.think();
  }

  /** Three dots while an answer is awaited, unless it comes at once. */
  think() {
    clearTimeout(this.thinking);
    this.typing.hidden = true;
    if (this.line.unsent.length) this.thinking = setTimeout(() => (this.typing.hidden = !this.line.ready), 400);
  }

  connected(open) {
    clearTimeout(this.silence);
    if (open) this.offline.textContent = "";
    else this.silence = setTimeout(() => (this.offline.textContent = this.words.offline), 800);
    this.think();
  }

  caughtUp() {
    this.talk.settle();
    if (this.link) this.line.send({ open: this.link });
    else if (this.talk.isEmpty && !this.line.unsent.length) this.line.send({ open: "/start" });
    this.link = "";
    this.think();
  }

  /** The quiet line of the demo. */
  happen(line) {
    this.happened = line;
    this.node.querySelector(".happened").textContent = line || this.words.quiet;
  }

  unfold(open, focus = null) {
    if (open) this.commands.replaceChildren(...this.listCommands().map((button) => make("li", "", button)));
    this.commands.hidden = !open;
    this.menu.setAttribute("aria-expanded", String(open));
    focus?.focus();
  }

  listCommands() {
    const items = Object.entries(this.words.commands).map(([command, name]) => {
      const button = makeButton(name, "", () => this.leave(() => this.act({ open: command }, name)));
      if (command === "/langue") button.lang = "en-CA";
      if (command === "/language") button.lang = "fr-CA";
      return button;
    });
    if (navigator.geolocation && PLACE.test(this.state)) {
      items.unshift(makeButton(this.words.position, "", () => this.leave(() => this.locate())));
    }
    if (this.back) items.push(makeButton(this.words.keep, "", () => this.leave(() => this.keep())));
    return items;
  }

  leave(act) {
    this.unfold(false, this.menu);
    act();
  }

  locate() {
    navigator.geolocation.getCurrentPosition(
      // Three decimals, about a hundred metres: no finer place than is needed leaves the phone.
      ({ coords }) => {
        const [lat, lon] = [coords.latitude, coords.longitude].map((degrees) => Number(degrees.toFixed(3)));
        this.act({ located: { lat, lon } }, this.words.position);
      },
      () => this.tell(this.words.noPosition),
      { timeout: 15000, maximumAge: 600000 },
    );
  }

  keep() {
    const link = make("input");
    link.readOnly = true;
    link.value = new URL(this.back, location.href).href;
    link.setAttribute("aria-label", this.words.keep);
    const copy = makeButton(this.words.copy, "", async () => {
      link.select();
      if (navigator.clipboard) await navigator.clipboard.writeText(link.value);
      else document.execCommand("copy");
      copy.textContent = this.words.copied;
    });
    this.tell(this.words.link, make("div", "link", link, copy));
  }

  fit() {
    this.input.style.blockSize = "auto";
    this.input.style.blockSize = `${this.input.scrollHeight + 2}px`;
  }
}
