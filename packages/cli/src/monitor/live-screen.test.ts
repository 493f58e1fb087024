import { expect, it } from "vitest";
import type { SummaryEvent } from "@hephaestus/core";
import { ioOf } from "../testing/io-of.ts";
import { createLiveScreen } from "./live-screen.ts";

const SUMMARY: SummaryEvent = {
  type: "summary",
  at: new Date(2026, 10, 20, 9, 1, 2).toISOString(),
  lines: 3,
  entries: 3,
  errors: 1,
  late: 0,
  dropped: 0,
  alarms: 1,
  problems: 0,
  solutions: 0,
  templates: [
    { id: "0123456789", text: "evil \u001B[2J <number>", count: 2, lastMinute: 2, minuteBefore: 0 },
  ],
};

it("takes the terminal over, draws, gives it back, and leaves there what was told, and the summary", () => {
  const io = ioOf({ env: { NO_COLOR: "1" } });
  const screen = createLiveScreen(io);
  screen.begin(() => SUMMARY);
  const drawn = String(io.stdout.read());
  expect(drawn.startsWith("\u001B[?1049h")).toBe(true);
  expect(drawn).toContain("3 lines, 3 entries, 1 error, 1 alarm, no problems");
  expect(drawn).toContain(String.raw`        2 ↑ evil \x1b[2J <number>`);
  void screen.take({ type: "error", at: SUMMARY.at, message: "no memory" });
  void screen.take({
    type: "solution",
    at: SUMMARY.at,
    id: "1",
    templateId: "0123456789",
    title: "rename it",
    status: "proved",
    confidence: 1,
    problems: [],
    files: ["a.ts"],
    diff: "-a\n+b\n",
    command: null,
    delivered: null,
  });
  void screen.take(SUMMARY);
  screen.end();
  const left = String(io.stdout.read());
  expect(left).toContain(
    "\u001B[?1049l09:01:02 error no memory\n09:01:02 proved rename it a.ts\n  -a\n  +b\n3 lines",
  );
  screen.end();
  expect(io.stdout.read()).toBeNull();
});

it("has the terminal cut what is too wide, and draws no more rows than there are", () => {
  const io = ioOf({ env: { NO_COLOR: "1" } });
  Object.assign(io.stdout, { rows: 6, columns: 20 });
  const screen = createLiveScreen(io);
  screen.begin(() => SUMMARY);
  const drawn = String(io.stdout.read());
  expect(drawn).toContain("\u001B[?7l");
  expect(drawn.split("\n")).toHaveLength(6);
  screen.end();
  expect(String(io.stdout.read())).toContain("\u001B[?7h");
});
