import { expect, it } from "vitest";
import type { LogInput } from "../logs/sources/log-input.ts";
import { readLogs } from "./read-logs.ts";

const LOG = [
  "travis_time:start:0b7a2f3c\r\u001B[0K$ ./check.sh",
  "The change is 3174 lines long",
  '\u001B[31;1mThe command "./check.sh" exited with 1.\u001B[0m',
  "travis_time:start:1c7a2f3c\r\u001B[0K$ ./clean-up.sh",
  "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.",
  "",
].join("\n");

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(LOG);
}

async function* oneLog(): AsyncGenerator<LogInput> {
  yield { source: "job.log", chunks: chunks() };
}

it("shows what explains a failed command before what was read below it", async () => {
  const { findings } = await readLogs(oneLog(), {
    progress: () => undefined,
    config: { ignore: [], protectedPaths: [] },
  });
  expect(findings.map(({ tool, message }) => [tool, message])).toEqual([
    ["general", "The change is 3174 lines long"],
    ["ci-exit", 'The command "./check.sh" exited with 1.'],
    ["tsc", "Cannot find name 'total'."],
  ]);
});
