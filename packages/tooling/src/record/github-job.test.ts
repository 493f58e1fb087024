import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { recordGithubJob } from "./github-job.ts";

const workflow = `
jobs:
  check:
    steps:
      - uses: actions/checkout@v4
      - run: |
          echo "in $PWD"
          echo "src/a.ts(3,7): error TS2304: Cannot find name 'b'."
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: |
          echo "src/a.ts(3,7): error TS2304: Cannot find name 'b'."
          exit 3
        working-directory: src
      - run: echo never
      - run: echo "::error::one%0Atwo"
        if: \${{ !cancelled() }}
        env: { LEVEL: 2 }
`;

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "record-"));
  mkdirSync(join(folder, "project/.github/workflows"), { recursive: true });
  mkdirSync(join(folder, "project/src"));
  writeFileSync(join(folder, "project/package.json"), "{}");
  writeFileSync(join(folder, "project/src/a.ts"), "b;\n");
  writeFileSync(join(folder, "project/.github/workflows/ci.yml"), workflow);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function record(): Promise<string> {
  const log = join(folder, "ci.log");
  await recordGithubJob({
    workflow: join(folder, "project/.github/workflows/ci.yml"),
    log,
    repository: "hearthside/shop",
    job: undefined,
    root: join(folder, "runner"),
  });
  return readFileSync(log, "utf8");
}

describe.skipIf(process.platform === "win32")("recordGithubJob", () => {
  it("writes what the runner would: headers, the steps' real output, issues, exit codes, the end of the job", async () => {
    const text = await record();
    expect(text.startsWith("\uFEFF2026-11-20T09:01:02.1234567Z Current runner version: ")).toBe(true);
    const lines = text.split("\n").map((line) => line.replace(/^\uFEFF?\d{4}-\S+Z /, ""));
    const error = "src/a.ts(3,7): error TS2304: Cannot find name 'b'.";
    expect(lines).toContain("##[group]Run actions/checkout@v4");
    expect(lines.filter((line) => line.endsWith(error))).toEqual([error, `##[error]${error}`]);
    expect(lines).toContain("##[error]Process completed with exit code 3.");
    expect(lines).not.toContain("never");
    expect(lines.slice(lines.indexOf("env:"), lines.indexOf("two") + 1)).toEqual([
      "env:",
      "  LEVEL: 2",
      "##[endgroup]",
      "##[error]one",
      "two",
    ]);
    expect(lines.at(-2)).toContain("##[warning]Node.js 20 is deprecated.");
  });

  it("writes the same log again", async () => {
    expect(await record()).toBe(await record());
  });
});
