// What is said, drawn: every word goes in as text, never as markup.

import { drawForm } from "./form.js";
import { make, makeButton, makeLink } from "./nodes.js";

const LINK = /https?:\/\/[^\s<>«»“”"]+[^\s<>«»“”".,;:!?)\]]/g;
const DOTS = 10;

/** What the person said. */
export function drawSaid(text, words) {
  return make("div", "said", make("span", "unseen", words.said), make("p", "", text));
}

/** What the door said; `acts` has press(choice, button) and fill(form, values). */
export function drawDoor(message, words, acts) {
  const { text, card, choices, form, file } = message;
  const node = make("div", "door");
  node.tabIndex = -1;
  node.append(make("span", "unseen", words.told));
  if (text) node.append(make("p", "text", ...linked(text)));
  const buttons = choices?.length ? drawChoices(choices, acts) : null;
  if (card) node.append(drawCard(card));
  if (file) node.append(drawFile(file, words));
  if (form?.fields?.length) node.append(drawForm(form, words, acts));
  if (buttons) (node.querySelector(".card:not(.form)") ?? node).append(buttons);
  return node;
}

/** Shows which choice was made; it can be pressed again, and the door then says where things stand. */
export function markChosen(button, words) {
  const group = button.closest(".choices");
  for (const other of group.querySelectorAll(".chosen")) unmark(other);
  group.classList.add("past");
  button.classList.add("chosen");
  button.append(make("span", "unseen", ` (${words.chosen})`));
}

function unmark(button) {
  button.classList.remove("chosen");
  button.querySelector(".unseen")?.remove();
}

function drawChoices(choices, acts) {
  const group = make("div", "choices");
  for (const choice of choices) {
    if (choice.url) {
      group.append(makeLink(choice.label, choice.url, `button ${choice.style}`));
      continue;
    }
    const button = makeButton(choice.label, choice.style, () => acts.press(choice, button));
    button.dataset.choice = choice.id;
    button.dataset.says = choice.label;
    group.append(button);
  }
  return group;
}

function drawFile(file, words) {
  const link = makeLink(words.files[file.kind] ?? file.name, file.url, "button main");
  link.download = file.name;
  return make("p", "choices", link);
}

function drawCard(card) {
  const node = make("div", "card", make("h3", "", card.title));
  node.dataset.subject = card.subject;
  if (card.picture) {
    const picture = make("img");
    picture.src = `/pictures/${encodeURIComponent(card.picture.ref)}`;
    picture.alt = card.picture.alt;
    picture.loading = "lazy";
    picture.addEventListener("error", () => picture.replaceWith(make("p", "missing", card.picture.alt)));
    node.prepend(picture);
  }
  for (const line of card.lines ?? []) node.append(make("p", "", ...linked(line)));
  if (card.reasons?.length) node.append(make("ul", "why", ...card.reasons.map((reason) => make("li", "", reason))));
  if (card.progress) node.append(drawProgress(card.progress));
  return node;
}

function drawProgress({ done, total, label }) {
  const marks = make("span", total <= DOTS ? "dots" : "bar");
  marks.setAttribute("aria-hidden", "true");
  if (total <= DOTS) {
    for (let n = 0; n < total; n++) marks.append(make("i", n < done ? "on" : ""));
  } else {
    const part = make("i");
    part.style.inlineSize = `${Math.min(100, (100 * done) / total)}%`;
    marks.append(part);
  }
  return make("p", "progress", marks, make("span", "", label));
}

/** The text, its addresses as links that tell the other site nothing. */
function linked(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(from, found.index), makeLink(found[0], found[0]));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
