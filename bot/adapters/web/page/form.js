// A form in the chat: each field with its label, its example and, when it is wrong, why.

import { draftOf, dropDraft, keepDraft } from "./draft.js";
import { make, makeButton } from "./nodes.js";
import { KINDS } from "./picture.js";

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^\d\d:\d\d$/;
const FEW = 5;
const LONGEST = 4000;
let drawn = 0;

/** `acts.fill(node, token, values)` is told when it is sent; `acts.upload(file)` gives what the door calls a picture. */
export function drawForm(form, words, acts) {
  const node = make("form", "card form");
  node.noValidate = true;
  node.dataset.token = form.token;
  const draft = draftOf(form.token);
  for (const field of form.fields) {
    node.append(drawField({ ...field, value: draft[field.id] ?? field.value }, `f${drawn++}`, words, acts));
  }
  const send = make("button", "main", words.send);
  send.type = "submit";
  node.append(make("div", "choices", send));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    if (node.classList.contains("busy") || node.querySelector("[aria-busy=true]")) return;
    node.classList.add("busy");
    clearErrors(node);
    acts.fill(node, form.token, valuesOf(node, form));
  });
  node.addEventListener("input", () => keepDraft(form.token, valuesOf(node, form)));
  return node;
}

/** Says under each field what is wrong with it, and goes to the first one. What has no field here is given back. */
export function showErrors(node, errors) {
  node.classList.remove("busy");
  const rest = [];
  let first = null;
  for (const [id, why] of Object.entries(errors)) {
    const field = [...node.querySelectorAll(".field")].find((each) => each.dataset.field === id);
    if (!field) {
      rest.push(why);
      continue;
    }
    const said = field.querySelector(".error");
    said.textContent = why;
    for (const control of controls(field)) {
      control.setAttribute("aria-invalid", "true");
      first ??= control;
    }
  }
  first?.focus();
  return rest;
}

/** It was taken: it stays readable, and quiet. */
export function settleForm(node) {
  node.classList.remove("busy");
  node.classList.add("past");
  dropDraft(node.dataset.token);
}

function clearErrors(node) {
  for (const said of node.querySelectorAll(".error")) said.textContent = "";
  for (const control of controls(node)) control.removeAttribute("aria-invalid");
}

function controls(node) {
  return node.querySelectorAll("input, textarea, select");
}

function drawField(field, id, words, acts) {
  const few = field.kind === "choice" && field.options.length <= FEW;
  const node = make(few ? "fieldset" : "div", "field");
  node.dataset.field = field.id;
  const label = make(few ? "legend" : "label", "", field.label);
  if (!field.required) label.append(make("small", "", ` (${words.optional})`));
  node.append(label);
  const described = [];
  if (field.examples?.length && field.kind !== "choice") {
    const hint = make("p", "hint", words.example(field.examples[0]));
    hint.id = `${id}-hint`;
    described.push(hint.id);
    node.append(hint);
  }
  const error = make("p", "error");
  error.id = `${id}-error`;
  described.push(error.id);
  if (few) node.append(drawRadios(field, id));
  else {
    const control = field.kind === "picture" ? drawPicture(field, node, error, words, acts) : drawControl(field, words);
    control.id = id;
    label.htmlFor = id;
    node.append(control);
  }
  for (const control of controls(node)) {
    control.setAttribute("aria-describedby", described.join(" "));
    if (field.required) control.required = true;
  }
  node.append(error);
  return node;
}

function drawRadios(field, id) {
  const group = make("div", "radios");
  for (const option of field.options) {
    const radio = make("input");
    radio.type = "radio";
    radio.name = id;
    radio.value = option.id;
    radio.checked = isValue(option, field.value);
    group.append(make("label", "radio", radio, make("span", "", option.label)));
  }
  return group;
}

function drawControl(field, words) {
  if (field.kind === "choice") {
    const select = make("select", "", new Option(words.pick, ""));
    for (const option of field.options) select.append(new Option(option.label, option.id, false, isValue(option, field.value)));
    return select;
  }
  const control = make(field.kind === "long" ? "textarea" : "input");
  if (field.kind === "long") control.rows = 4;
  else control.type = typeOf(field);
  if (field.kind === "number") control.inputMode = "decimal";
  if (field.kind === "place") control.autocomplete = "postal-code";
  if (control.type !== "date" && control.type !== "time") control.maxLength = LONGEST;
  control.value = field.value ?? "";
  return control;
}

/** A picture is sent as soon as it is chosen; the form then holds what the door calls it. */
function drawPicture(field, node, error, words, acts) {
  const control = make("input");
  control.type = "file";
  control.accept = KINDS;
  const said = make("span", "");
  said.setAttribute("role", "status");
  const remove = makeButton(words.removePicture, "", () => hold("", ""));
  node.append(make("p", "picture", said, remove));
  const hold = (ref, text) => {
    node.dataset.ref = ref;
    said.textContent = text;
    remove.hidden = !ref;
    if (!ref) control.value = "";
  };
  hold(field.value ?? "", field.value ? words.pictureThere : "");
  control.addEventListener("change", async () => {
    const [file] = control.files;
    if (!file) return;
    error.textContent = "";
    hold("", words.pictureGoes);
    node.setAttribute("aria-busy", "true");
    try {
      hold(await acts.upload(file), words.pictureThere);
    } catch (trouble) {
      hold("", "");
      error.textContent = trouble.message;
    }
    node.setAttribute("aria-busy", "false");
  });
  return control;
}

function isValue(option, value) {
  return Boolean(value) && (option.id === value || option.label === value);
}

/** The browser's own calendar or clock, unless what is asked or already given is in words. */
function typeOf(field) {
  const samples = [...(field.examples ?? []), field.value].filter(Boolean);
  if (field.kind === "date" && samples.every((sample) => ISO_DATE.test(sample))) return "date";
  if (field.kind === "time" && samples.every((sample) => CLOCK.test(sample))) return "time";
  return "text";
}

function valuesOf(node, form) {
  return Object.fromEntries(form.fields.map((field) => [field.id, valueOf(node, field)]));
}

function valueOf(node, field) {
  const place = [...node.querySelectorAll(".field")].find((each) => each.dataset.field === field.id);
  if (field.kind === "picture") return place.dataset.ref;
  const chosen = place.querySelector("input[type=radio]") ? place.querySelector(":checked") : controls(place)[0];
  return (chosen?.value ?? "").trim();
}
