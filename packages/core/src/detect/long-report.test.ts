import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";

const PLACES = Array.from({ length: 60 }, (_, index) => ({ path: `src/cart-${index}.ts`, line: index + 1 }));
const SOURCE = "export const total = 0;\n".repeat(40);

const ESLINT = PLACES.map(({ path, line }) => ({
  filePath: path,
  messages: [{ ruleId: "no-var", severity: 2, message: `Unexpected var ${line}.`, line, column: 1 }],
  source: SOURCE,
}));

const JEST = {
  numFailedTests: PLACES.length,
  testResults: PLACES.map(({ path, line }) => ({
    assertionResults: [
      {
        ancestorTitles: ["cart"],
        title: `adds ${line}`,
        status: "failed",
        failureMessages: [`AssertionError: expected ${line} to be 0\n    at ${path}:${line}:1\n${SOURCE}`],
      },
    ],
    message: "",
    name: path,
  })),
};

const SARIF = {
  version: "2.1.0",
  runs: [
    {
      tool: { driver: { name: "scanner", rules: [] } },
      results: PLACES.map(({ path, line }) => ({
        ruleId: "no-var",
        level: "error",
        message: { text: `Unexpected var ${line}. ${SOURCE}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: path },
              region: { startLine: line, startColumn: 1 },
            },
          },
        ],
      })),
    },
  ],
};

const CARRIERS = {
  "on its own": (line: string) => line,
  "in a log of GitHub": (line: string) => `2026-11-20T09:01:02.1234567Z ${line}`,
  "behind the name of a service": (line: string) => `web-1  | up\nweb-1  | ${line}\nweb-1  | done`,
  "in a record of pino": (msg: string) =>
    JSON.stringify({ level: 30, time: 1763629262123, pid: 12, hostname: "h", msg }),
  "in a record of pino behind the name of a service": (msg: string) =>
    `web-1  | ${JSON.stringify({ level: 30, time: 1763629262123, pid: 12, hostname: "h", msg })}`,
  "in a record of Docker": (line: string) => dockerRecord(`${line}\n`),
};

function dockerRecord(log: string): string {
  return JSON.stringify({ log, stream: "stdout", time: "2026-11-20T09:01:02.123456789Z" });
}

describe.each(Object.entries(CARRIERS))("a report on one long line, %s", (_, carry) => {
  it.each([
    ["ESLint", ESLINT],
    ["Jest", JEST],
    ["SARIF", SARIF],
  ])("of %s is read to its end", (__, report) => {
    const text = JSON.stringify(report);
    expect(text.length).toBeGreaterThan(64 * 1024);
    const { findings } = detectText(`${carry(text)}\n`);
    expect(findings.map(({ place }) => ({ path: place?.path, line: place?.line }))).toEqual(PLACES);
  });
});

it("a report in pieces of 16 KiB, as Docker cuts it, is read to its end", () => {
  const few = ESLINT.slice(0, 30);
  const text = `${JSON.stringify(few)}\n`;
  const pieces = text.match(/[^]{1,16384}/g) ?? [];
  expect(pieces.length).toBeGreaterThan(2);
  const { findings } = detectText(`${pieces.map((piece) => dockerRecord(piece)).join("\n")}\n`);
  expect(findings.map(({ place }) => place?.path)).toEqual(few.map(({ filePath }) => filePath));
});

it("a report in pieces of 20 KiB, as GitLab marks them, is read to its end", () => {
  const few = ESLINT.slice(0, 2).map((file) => ({ ...file, source: SOURCE.repeat(34) }));
  const pieces = JSON.stringify(few).match(/[^]{1,20480}/g) ?? [];
  expect(pieces.length).toBeGreaterThan(2);
  const lines = pieces.map(
    (piece, index) => `2026-11-20T09:01:02.123456Z 01O${index === 0 ? " " : "+"}${piece}`,
  );
  const { findings } = detectText(`${lines.join("\n")}\n`);
  expect(findings.map(({ place }) => place?.path)).toEqual(few.map(({ filePath }) => filePath));
});

it("keeps a report's evidence short", () => {
  const [finding] = detectText(`${JSON.stringify(ESLINT)}\n`).findings;
  expect(JSON.stringify(finding).length).toBeLessThan(20 * 1024);
});
