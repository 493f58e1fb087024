import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { detectText } from "../../detect.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const LISTED = readFileSync(join(FIXTURES, "list-3.log"), "utf8").split("\n").slice(4);
const FOUND = 12;

function tools(...head: string[]): string[] {
  return detectText([...head, ...LISTED].join("\n")).findings.map(({ tool }) => tool);
}

it.each([
  ["npm", ["> list", "> prettier -l ."]],
  ["yarn 1", ["yarn run v1.22.22", "$ prettier --list-different ."]],
  ["set -x", ["+ npx prettier -l ."]],
  ["Travis CI", ["travis_time:start:0b7a\r\u001B[0K$ npx prettier -l ."]],
  ["Azure", ["2026-11-20T09:01:02.1234567Z ##[command]npx prettier -l ."]],
  [
    "GitHub",
    [
      "##[group]Run npx prettier --list-different .",
      "\u001B[36;1mnpx prettier --list-different .\u001B[0m",
      "shell: /usr/bin/bash -e {0}",
      "##[endgroup]",
    ],
  ],
])("reads bare paths below the command that lists them: %s", (_, head) => {
  expect(tools(...head)).toEqual(Array.from({ length: FOUND }, () => "prettier"));
});

it("reads them behind a prefix", () => {
  const lines = ["$ prettier -l .", ...LISTED].map((line) => `@shop/web:list: ${line}`);
  expect(detectText(lines.join("\n")).findings).toHaveLength(FOUND);
});

it.each(["$ prettier --check .", "$ prettier -l . | cat > list", "run prettier -l . first", "$ ls"])(
  "takes no other paths for them: %s",
  (head) => {
    const { findings } = detectText([head, "", "src/cart.ts", "src/price.ts"].join("\n"));
    expect(findings).toEqual([]);
  },
);
