// Elements made by hand, so that every word goes in as text.

/** An element with its class and its children; strings among them are text. */
export function make(tag, name = "", ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children);
  return node;
}

export function makeButton(label, name, onPress) {
  const button = make("button", name, label);
  button.type = "button";
  button.addEventListener("click", onPress);
  return button;
}

/** A link to elsewhere, which is told nothing of where one came from. */
export function makeLink(label, address, name = "") {
  const link = make("a", name, label);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
  return link;
}
