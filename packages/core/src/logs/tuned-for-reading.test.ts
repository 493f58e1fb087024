import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { tunedForReading } from "./tuned-for-reading.ts";

/** Keeps the latest objects only, each long enough to become old; what node tells of that. */
const LEAVE_OLD_OBJECTS = `
import { setFlagsFromString } from "node:v8";
import { tunedForReading } from "./tuned-for-reading.ts";
setFlagsFromString("--semi-space-growth-factor=1");
const kept = Array.from({ length: 20_000 });
async function work() {
  for (let made = 0; made < 1_500_000; made++) kept[made % kept.length] = { made, next: [made] };
}
`;

/** How often all of the heap was collected. */
function collections(script: string): number {
  const told = execFileSync(
    process.execPath,
    ["--trace-gc", "--input-type=module", "-e", LEAVE_OLD_OBJECTS + script],
    { encoding: "utf8", cwd: import.meta.dirname },
  );
  return told.split("\n").filter((line) => line.includes("Mark-Compact")).length;
}

it("collects old objects sooner than the engine would, and leaves it to the engine afterwards", () => {
  const early = collections("await tunedForReading(work);");
  expect(early).toBeGreaterThan(collections("await work();"));
  expect(early).toBeGreaterThan(collections("await tunedForReading(async () => undefined); await work();"));
});

it("gives what the work gives", async () => {
  await expect(tunedForReading(async () => Promise.resolve(7))).resolves.toBe(7);
  await expect(tunedForReading(async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
