import { expect, it } from "vitest";
import { createLiveLog, type Moment } from "./live-log.ts";

const ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.\n";

function live(isEndless = false): ReturnType<typeof createLiveLog> {
  return createLiveLog({ source: "terminal", patterns: [], most: 100, isEndless });
}

function told(log: ReturnType<typeof createLiveLog>, moment: Moment = "now"): [number | undefined, number][] {
  return log.reading(moment).findings.map(({ place, evidence }) => [place?.line, evidence.startLine]);
}

it("tells of a line at once, whatever comes after it", () => {
  const log = live();
  log.push(ERROR.slice(0, 30));
  expect(told(log)).toEqual([]);
  log.push(ERROR.slice(30));
  expect(told(log)).toEqual([[3, 1]]);
  log.push(ERROR.replace("3,7", "4,7"));
  expect(told(log)).toEqual([
    [3, 1],
    [4, 2],
  ]);
  log.push("ok\n".repeat(5000));
  expect(log.lines).toBe(5002);
  expect(told(log, "end")).toEqual([
    [3, 1],
    [4, 2],
  ]);
});

it("counts lines where it holds no more of the start", () => {
  const log = live();
  const lines = 40_000;
  log.push(`${ERROR}${"nothing to see in this line\n".repeat(lines)}`);
  log.push(ERROR.replace("3,7", "4,7"));
  expect(told(log)).toEqual([
    [3, 1],
    [4, lines + 2],
  ]);
});

it("takes no line for a failure before its end that only looks like one", () => {
  const log = live();
  log.push("something broke badly: error\n");
  expect(log.reading("now").findings).toEqual([]);
});

const TRACE = [
  "TypeError: total is undefined",
  "    at checkout (src/cart.ts:10:5)",
  "    at main (src/main.ts:3:1)",
];
const OTHER_TRACE = TRACE.join("\n").replace("total", "tax").replace("10:5", "20:5");

it("tells a trace when it is quiet, all of it when its rest comes, and none of it twice", () => {
  const log = live(true);
  log.push("started\n");
  log.push(`${TRACE.slice(0, 2).join("\n")}\n`);
  expect(told(log)).toEqual([]);
  expect(told(log, "quiet")).toEqual([[10, 2]]);
  log.push(`${TRACE[2]}\n`);
  expect(told(log)).toEqual([[10, 2]]);
  expect(log.reading("quiet").findings.map(({ evidence }) => evidence.endLine)).toEqual([4]);
  log.push(`listening\n${OTHER_TRACE}\n`);
  expect(told(log)).toEqual([[10, 2]]);
  const both = [
    [10, 2],
    [20, 6],
  ];
  expect(told(log, "quiet")).toEqual(both);
  log.push("listening\n");
  expect(told(log, "quiet")).toEqual(both);
  expect(told(log, "end").map(([line]) => line)).toEqual([10, 20]);
});

it("tells a line that is not ended when it is quiet, and what a tool says only once", () => {
  const log = live(true);
  log.push(`${ERROR}${TRACE.join("\n")}`);
  expect(told(log, "quiet")).toEqual([[3, 1]]);
  log.push(`\nready\n`);
  log.push(OTHER_TRACE);
  expect(told(log, "quiet")).toEqual([[3, 1]]);
});

it("takes no trace of a command that still runs for a failure: tests that pass print them, too", () => {
  const log = live();
  log.push(`${TRACE.join("\n")}\n`);
  expect(told(log, "quiet")).toEqual([]);
  log.push(ERROR);
  expect(told(log, "end")).toEqual([[3, 4]]);
});

it("reads what a spinner stood before, as npm prints it in a terminal", () => {
  const log = createLiveLog({ source: "npm run typecheck", patterns: [], most: 10, isEndless: false });
  log.push("> tsc --noEmit\r\n\r\n\u2838");
  log.push("\u001b[1G\u001b[0K");
  log.push(
    "\u001b[96msrc/a.ts\u001b[0m:\u001b[93m3\u001b[0m:\u001b[93m1\u001b[0m - \u001b[91merror\u001b[0m",
  );
  log.push("\u001b[90m TS2304: \u001b[0mCannot find name 'x'.\r\n");
  expect(log.reading("end").findings).toMatchObject([
    { code: "TS2304", place: { path: "src/a.ts", line: 3 } },
  ]);
});
