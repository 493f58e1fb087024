import { expect, test } from "vitest";
import { applyEdits } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { workflow } from "./workflow.ts";

const FILE = ".github/workflows/ci.yml";

function jobOf(...steps: string[]): string {
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join("")}`;
}

/** The workflow as the fixer leaves it; undefined where it has no answer. */
async function mended(
  message: string,
  text: string,
  files: Record<string, string> = {},
): Promise<string | undefined> {
  const repository = temporaryRepository({ [FILE]: text, ...files });
  const problem: Problem = {
    id: "1",
    tool: "github-actions",
    severity: "error",
    message,
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
  if (!workflow.handles(problem)) return undefined;
  const [candidate] = await workflow.propose(problem, { repository });
  const edits = candidate?.edits.find(({ file }) => file === FILE)?.edits;
  return edits && applyEdits(text, edits);
}

const DEPRECATED =
  "This request has been automatically failed because it uses a deprecated version of `actions/upload-artifact: v3`. Learn more: https://github.blog/";

test("a deprecated action is used in its current version", async () => {
  const text = jobOf('uses: "actions/upload-artifact@v3" # logs', "uses: actions/cache@v2");
  expect(await mended(DEPRECATED, text)).toBe(text.replace("artifact@v3", "artifact@v4"));
  expect(await mended(DEPRECATED, jobOf("uses: actions/upload-artifact@v4"))).toBeUndefined();
  const pinned = jobOf("uses: actions/upload-artifact@a8a3f3ad30e3422c9c7b888a15615d19a852ae32");
  expect(await mended(DEPRECATED, pinned)).toBeUndefined();
});

test("actions that run on an old Node.js are used in versions that run on a newer one", async () => {
  const message =
    "Node.js 16 actions are deprecated. Please update the following actions to use Node.js 20: actions/checkout@v3, actions/setup-node@v3.";
  const text = jobOf("uses: actions/checkout@v3", "uses: actions/setup-node@v3", "uses: actions/cache@v3");
  expect(await mended(message, text)).toBe(
    text.replace("checkout@v3", "checkout@v4").replace("setup-node@v3", "setup-node@v4"),
  );
});

test("a lock file in a folder is named", async () => {
  const message =
    "Dependencies lock file is not found in /home/runner/work/shop/shop. Supported file patterns: package-lock.json";
  const step =
    "uses: actions/setup-node@v4\n        with:\n          node-version: 22\n          cache: npm # fast";
  const text = jobOf(step, "run: npm ci");
  const path = { "web/package-lock.json": "{}" };
  expect(await mended(message, text, path)).toBe(
    text.replace("# fast", "# fast\n          cache-dependency-path: web/package-lock.json"),
  );
  expect(await mended(message, text)).toBeUndefined();
  expect(await mended(message, text, { ...path, "package-lock.json": "{}" })).toBeUndefined();
});

test("pnpm is set up before its cache is asked for", async () => {
  const message = "Unable to locate executable file: pnpm. Please verify either the file path exists";
  const node = "uses: actions/setup-node@v4\n        with:\n          cache: pnpm";
  const pnpm = "uses: pnpm/action-setup@v4";
  const install = "run: pnpm install";
  expect(await mended(message, jobOf(node, pnpm, install))).toBe(jobOf(pnpm, node, install));
  expect(await mended(message, jobOf(node, install))).toBe(jobOf(pnpm, node, install));
  expect(await mended(message, jobOf(pnpm, node, install))).toBeUndefined();
});

test("the history is fetched where it is looked at", async () => {
  const message = "fatal: origin/main...HEAD: no merge base";
  const text = jobOf("uses: actions/checkout@v4", "run: npx nx affected");
  expect(await mended(message, text)).toBe(
    text.replace("checkout@v4", "checkout@v4\n        with:\n          fetch-depth: 0"),
  );
  const whole = jobOf("uses: actions/checkout@v4\n        with:\n          fetch-depth: 0");
  expect(await mended(message, whole)).toBeUndefined();
});

test("what is no workflow, and odd YAML, have no answer", async () => {
  expect(await mended(DEPRECATED, "jobs: [")).toBeUndefined();
  expect(await mended(DEPRECATED, "jobs:\n  test: 3\n")).toBeUndefined();
  expect(await mended("something else failed", jobOf("uses: actions/upload-artifact@v3"))).toBeUndefined();
});
