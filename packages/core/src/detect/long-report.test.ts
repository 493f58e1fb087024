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
};

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

it("keeps a report's evidence short", () => {
  const [finding] = detectText(`${JSON.stringify(ESLINT)}\n`).findings;
  expect(JSON.stringify(finding).length).toBeLessThan(20 * 1024);
});
