import { expect, test } from "vitest";
import { plantedSecrets } from "../testing/planted-secrets.ts";
import { createRedactor } from "./redactor.ts";

const PLANTED = plantedSecrets(20_261_121);

const everyLine =
  (before: (index: number) => string) =>
  (text: string): string =>
    text
      .split("\n")
      .map((line, index) => before(index) + line)
      .join("\n");

/** What logs, diffs and prompts put around a text. */
const CARRIERS: readonly (readonly [string, (text: string) => string])[] = [
  ["bare", (text) => text],
  ["with the line breaks of Windows", (text) => text.replaceAll("\n", "\r\n")],
  ["in a log of GitHub", everyLine((index) => `2026-11-21T05:00:0${index % 10}.1234567Z `)],
  ["in a log of Docker", everyLine(() => "api-1  | ")],
  ["as data in a prompt", everyLine(() => "| ")],
  ["in a diff", everyLine(() => "+")],
  ["indented", everyLine(() => "        ")],
  ["in a comment", everyLine(() => " * ")],
  ["in a code frame", everyLine((index) => `  ${index + 10} | `)],
  ["in a sentence", (text) => `Error: "${text}" failed`],
  ["in JSON", (text) => JSON.stringify({ level: "error", message: `failed: ${text}` })],
];

const WINDOW = 10;

/** Every part of a secret that would be of use to somebody, as it stands in a text. */
function partsOf(secret: string): string[] {
  const width = Math.min(WINDOW, secret.length);
  return Array.from({ length: secret.length - width + 1 }, (_, at) => secret.slice(at, at + width));
}

test("there are more than a hundred forms", () => {
  expect(PLANTED.length).toBeGreaterThan(100);
  expect(PLANTED.every(({ text, secrets }) => secrets.every((secret) => text.includes(secret)))).toBe(true);
});

test.each(CARRIERS)("no part of a secret is left %s, and the text comes back", async (_, carry) => {
  const leaking: string[] = [];
  for (const { name, text, secrets, inLogsOnly } of PLANTED)
    for (const kind of inLogsOnly ? (["log"] as const) : (["log", "source"] as const)) {
      const redactor = createRedactor();
      const carried = carry(text);
      const sent = await redactor.redact(carried, kind);
      if (secrets.flatMap(partsOf).some((part) => sent.includes(part))) leaking.push(`${name}: ${sent}`);
      expect(redactor.restore(sent)).toBe(carried);
    }
  expect(leaking).toEqual([]);
});

test("colours in the middle of a secret hide nothing of it", async () => {
  const leaking: string[] = [];
  for (const { name, text, secrets, inLogsOnly } of PLANTED) {
    const [secret = ""] = secrets;
    const [head, tail] = [secret.slice(0, secret.length / 2), secret.slice(secret.length / 2)];
    const colored = text.replace(secret, `${head}\u001B[31m${tail}\u001B[39m`);
    const sent = await createRedactor().redact(colored, inLogsOnly ? "log" : "source");
    if (sent.includes(head) || sent.includes(tail)) leaking.push(`${name}: ${sent}`);
  }
  expect(leaking).toEqual([]);
});
