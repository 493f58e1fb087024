import { expect, it } from "vitest";
import { readEntries, withEntry, type HistoryEntry } from "./history-entry.ts";
import { historyPage } from "./history-page.ts";

const TIME = "2026-11-21T10:00:00.000Z";

function sent(number: number, text = `text ${number}`): HistoryEntry {
  return { time: TIME, kind: "sent", title: `model ${number}`, text };
}

it("keeps the newest, and the texts of the newest that were sent", () => {
  let entries: HistoryEntry[] = [];
  for (let number = 0; number < 250; number += 1) entries = withEntry(entries, sent(number));
  expect(entries).toHaveLength(200);
  expect(entries.filter(({ text }) => text !== undefined).map(({ title }) => title)).toEqual(
    Array.from({ length: 20 }, (_, index) => `model ${230 + index}`),
  );
});

it("is one entry for a log that was read again with nothing new", () => {
  const read = (title: string): HistoryEntry => ({ time: TIME, kind: "analysed", title });
  const entries = [read("a: 1 error"), read("a: 1 error"), read("a: no problem")].reduce(withEntry, []);
  expect(entries.map(({ title }) => title)).toEqual(["a: 1 error", "a: no problem"]);
});

it("cuts a text that is too long, and says so", () => {
  const [entry] = withEntry([], sent(1, "x".repeat(500_000)));
  expect(entry?.text?.endsWith("… 100000 more characters were sent")).toBe(true);
});

it("reads what it kept, and nothing else", () => {
  const entry = sent(1);
  expect(readEntries(JSON.parse(JSON.stringify([entry, { kind: "sent" }, 7, null])))).toEqual([entry]);
  expect(readEntries({ entries: [] })).toEqual([]);
});

it("shows the newest first, and nothing of a log or a model as markup", () => {
  const applied: HistoryEntry = { time: TIME, kind: "applied", title: "[x](command:evil) | **b**" };
  const page = historyPage([applied, sent(1, "```\n[y](command:evil)")], (time) => time);
  expect(page.indexOf("model 1")).toBeLessThan(page.indexOf("applied"));
  expect(page).toContain(String.raw`\[x\]\(command\:evil\) \| \*\*b\*\*`);
  expect(page).toContain("````text\n```\n[y](command:evil)\n````");
  expect(historyPage([], (time) => time)).toContain("Nothing yet.");
});
