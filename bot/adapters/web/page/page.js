// The page: one phone, or in the demo three, each of a person who can be chosen.

import { make } from "./nodes.js";
import { Phone } from "./phone.js";
import { putWords, tagOf, wordsOf } from "./words.js";

const FIRST = ["ada", "leo", "omar"];
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const language = navigator.language.toLowerCase().startsWith("en") ? "en" : "fr";
const words = wordsOf(language);

root.lang = tagOf(language);
putWords(document.body, words);

// The link's payload is opened once; a reload does not open it again.
const link = asked.get("open") ?? "";
if (link) history.replaceState(null, "", location.pathname);

if (root.dataset.demo === "yes") {
  getPeople().then(showDemo);
} else {
  const phone = new Phone("porte", { link });
  document.body.classList.add("single");
  document.querySelector("main").append(phone.node);
  phone.become({ key: "", language, words: (said) => ({ name: said.door, about: said.doorPlace }) });
}

async function getPeople() {
  for (;;) {
    try {
      return (await fetch("/demo/people")).json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

function showDemo(people) {
  const newcomer = {
    key: "",
    language,
    words: (said, name) => ({ name: name || said.newcomer, about: said.newcomerPlace }),
  };
  const known = people.map(({ key, name, kind, place, language }) => ({
    key,
    name,
    about: [kind, place].filter(Boolean).join(" · "),
    language,
  }));
  const one = known.find((person) => person.key === asked.get("as"));
  const first = FIRST.map((key) => known.find((person) => person.key === key)).filter(Boolean);
  const chosen = one ? [one] : [...first, ...known.filter((person) => !first.includes(person))].slice(0, 3);
  document.body.classList.add(one ? "alone" : "demo");
  if (!one) document.querySelector(".top p").textContent = words.demo;
  chosen.forEach((person, number) => showPhone(person, number, [...known, newcomer]));
  document.querySelector(".top nav").hidden = chosen.length < 2;
}

function showPhone(person, number, people) {
  const shelf = `phone${number}`;
  const kept = recall(shelf);
  const first = (!asked.get("as") && people.find((each) => each.key === kept)) || person;
  const phone = new Phone(shelf);
  phone.node.id = shelf;
  phone.node.tabIndex = -1;
  const jump = make("a");
  jump.href = `#${shelf}`;
  document.querySelector(".top nav").append(jump);
  phone.chooser.parentElement.hidden = false;
  for (const each of people) {
    phone.chooser.append(new Option(each.name ?? words.newcomer, each.key, false, each === first));
  }
  const show = (each) => {
    jump.textContent = each.name ?? words.newcomer;
    phone.become(each);
  };
  phone.chooser.addEventListener("change", () => {
    const next = people.find((each) => each.key === phone.chooser.value);
    remember(shelf, next.key);
    show(next);
  });
  document.querySelector("main").append(phone.node);
  show(first);
}

function recall(shelf) {
  try {
    return sessionStorage.getItem(`${shelf}:who`);
  } catch {
    return null;
  }
}

function remember(shelf, key) {
  try {
    sessionStorage.setItem(`${shelf}:who`, key);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}
