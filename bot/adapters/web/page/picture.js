// A picture on its way to the door: looked at here first, then sent, and known by what the door calls it.

export const KINDS = "image/jpeg,image/png,image/webp,image/gif";
const LARGEST = 10 * 1024 * 1024;

/** What the door calls the picture; an Error's message is for the person. `key` is a person of the demo. */
export async function sendPicture(file, key, words) {
  if (file.size > LARGEST) throw new Error(words.tooLarge);
  const path = key ? `/pictures?as=${encodeURIComponent(key)}` : "/pictures";
  const headers = { "Content-Type": "application/octet-stream" };
  let answer;
  try {
    answer = await fetch(path, { method: "POST", body: file, headers });
  } catch {
    throw new Error(words.pictureLost);
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.why ?? words.pictureLost);
  return said.ref;
}
