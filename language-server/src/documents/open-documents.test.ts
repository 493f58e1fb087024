import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { textHash } from "../text/text-hash.ts";
import { logText } from "./log-text.ts";
import { createOpenDocuments, isLog } from "./open-documents.ts";

const ROOT = resolve("p");
const URI = pathToFileURL(ROOT).href;
const HUGE = "x".repeat(1_000_001);

it("knows a document by any encoding of its URI, and its text after edits", () => {
  const documents = createOpenDocuments();
  documents.open(`${URI}/a%40b.ts`, "typescript", 1, "one\r\n");
  expect(documents.get(`${URI}/a@b.ts`)?.hash()).toBe(textHash("one\n"));
  const changed = documents.change(`${URI}/a@b.ts`, 2, [{ text: "two\n" }]);
  expect(changed).toMatchObject({ version: 2, uri: `${URI}/a%40b.ts` });
  expect(changed?.hash()).toBe(textHash("two\n"));
  documents.close(`${URI}/a%40b.ts`);
  expect(documents.all).toEqual([]);
  expect(documents.change(`${URI}/a@b.ts`, 3, [])).toBeUndefined();
});

it("hands on what is open below a folder, but for logs and huge files", () => {
  const documents = createOpenDocuments();
  documents.open(`${URI}/src/a.ts`, "typescript", 1, "a");
  documents.open(`${URI}/huge.ts`, "typescript", 1, HUGE);
  documents.open(`${URI}/ci.log`, "log", 1, "log");
  documents.open(`${URI}-other/b.ts`, "typescript", 1, "b");
  documents.open("untitled:Untitled-1", "typescript", 1, "c");
  expect(documents.below({ uri: URI, path: ROOT })).toEqual([{ folder: ROOT, file: "src/a.ts", text: "a" }]);
});

it("holds no huge log that lies on the disk", () => {
  const documents = createOpenDocuments();
  const big = documents.open(`${URI}/big.log`, "log", 1, HUGE);
  expect([big.isHeld, big.text(), logText(big)]).toEqual([false, "", { path: join(ROOT, "big.log") }]);
  expect(documents.change(`${URI}/big.log`, 2, [{ text: "more" }])?.text()).toBe("");
  const pasted = documents.open("untitled:Untitled-1", "log", 1, HUGE);
  expect(logText(pasted)).toEqual({ text: HUGE });
});

it.each([
  ["file:///p/a.txt", "log", true],
  ["file:///p/a.LOG", "plaintext", true],
  ["hephaestus:1", "hephaestus-log", true],
  ["file:///p/a.ts", "typescript", false],
])("%s of the language %s is a log: %s", (uri, languageId, expected) => {
  expect(isLog({ uri, languageId })).toBe(expected);
});
