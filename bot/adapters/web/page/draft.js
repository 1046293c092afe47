// What is typed in a form and not sent yet outlives the page, as long as its tab.

/** The values by field; none where nothing was typed. */
export function draftOf(token) {
  try {
    return JSON.parse(sessionStorage.getItem(`draft:${token}`)) ?? {};
  } catch {
    return {};
  }
}

export function keepDraft(token, values) {
  try {
    sessionStorage.setItem(`draft:${token}`, JSON.stringify(values));
  } catch {
    // No storage: a draft lives as long as the page.
  }
}

/** The form was taken: the door has its words now. */
export function dropDraft(token) {
  try {
    sessionStorage.removeItem(`draft:${token}`);
  } catch {
    // No storage: there is none.
  }
}
