// Slack as the npm package emulate plays it; says its address in a line, and ends with its input.
import { createEmulator } from "emulate";

const { port, seed } = JSON.parse(process.argv[2]);
const slack = await createEmulator({ service: "slack", port, seed });
console.log(slack.url);
process.stdin.resume();
process.stdin.on("end", async () => {
  await slack.close();
  process.exit(0);
});
