import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { interruptible } from "./interruptible.ts";

/** Says `begun` in the midst of work without an end; `listener` is told of Ctrl-C, once it is there. */
function program(listener: string): string {
  return `
    const { interruptible } = await import(${JSON.stringify(new URL("interruptible.ts", import.meta.url).href)});
    const { writeSync } = await import("node:fs");
    const endless = () => { writeSync(1, "begun "); for (;;); };
    ${listener}
    try { interruptible(() => interruptible(endless)); } catch { writeSync(1, "thrown"); }`;
}

test.skipIf(process.platform === "win32").each([
  [
    "ends where its listener ends the process",
    `process.on("SIGINT", () => process.exit(130))`,
    "begun ",
    [130, null],
  ],
  [
    "throws where its listener does not",
    `process.on("SIGINT", () => writeSync(1, "told "))`,
    "begun told thrown",
    [0, null],
  ],
  ["is left to the system where nobody listens", "", "begun ", [null, "SIGINT"]],
])("work that blocks %s", async (_, listener, output, end) => {
  const args = ["--input-type=module", "-e", program(listener)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const [first] = await once(child.stdout, "data");
  child.kill("SIGINT");
  const rest = await text(child.stdout);
  expect([`${first}${rest}`, await closed]).toEqual([output, end]);
});

test("what the work gives or throws comes through, listened to or not", () => {
  const ignore = (): void => undefined;
  const asked = (): unknown[] => [
    interruptible(() => 7),
    ...[() => interruptible(() => JSON.parse("{")), () => interruptible(() => interruptible(() => 8))].map(
      caught,
    ),
  ];
  const plain = asked();
  process.on("SIGINT", ignore);
  expect(asked()).toEqual(plain);
  process.removeListener("SIGINT", ignore);
  expect(plain).toEqual([7, "SyntaxError", 8]);
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}
