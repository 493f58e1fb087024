import { expect, it } from "vitest";
import { createReading } from "./reading.ts";

const ERROR = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.\n";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

it("tells what is certain while the log goes on, and all of it at its end", () => {
  const reading = createReading();
  const log = reading.open({ source: "terminal" });
  log.push(bytes(ERROR.slice(0, 20)));
  expect(reading.soFar()).toEqual({ findings: [], logs: [], dropped: 0 });
  log.push(bytes(`${ERROR.slice(20)}${"ok\n".repeat(2000)}`));
  expect(reading.soFar().findings).toMatchObject([{ tool: "tsc", code: "TS2304" }]);
  log.end();
  expect(reading.soFar()).toMatchObject({
    findings: [{ evidence: { source: "terminal", startLine: 1 } }],
    logs: [{ source: "terminal", lines: 2001 }],
  });
});

it("keeps as many findings as it may and counts the others", () => {
  const reading = createReading([], 2);
  const log = reading.open({ source: "ci.log" });
  for (let line = 1; line <= 5; line++) log.push(bytes(ERROR.replace("3,7", `${line},7`)));
  log.end();
  expect(reading.soFar().findings.map(({ place }) => place?.line)).toEqual([1, 2]);
  expect(reading.soFar().dropped).toBe(3);
});

it("is plain data", () => {
  const reading = createReading();
  const log = reading.open({ source: "ci.log" });
  log.push(bytes(ERROR));
  log.end();
  expect(JSON.parse(JSON.stringify(reading.soFar()))).toEqual(reading.soFar());
});
