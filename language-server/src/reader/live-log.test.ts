import { expect, it } from "vitest";
import { createLiveLog } from "./live-log.ts";

const ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.\n";

function live(): ReturnType<typeof createLiveLog> {
  return createLiveLog({ source: "terminal", patterns: [], most: 100 });
}

function told(log: ReturnType<typeof createLiveLog>, end = false): [number | undefined, number][] {
  return log.reading(end).findings.map(({ place, evidence }) => [place?.line, evidence.startLine]);
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
  expect(told(log, true)).toEqual([
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
  expect(log.reading(false).findings).toEqual([]);
});
