import { symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { replacing, temporaryRepository, type Files } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";
import type { LintResult } from "./lint-message.ts";
import { createLinter } from "./linter.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const CONFIG = `export default [{ rules: { "prefer-const": "error", "no-debugger": "warn" } }];\n`;

/** A workspace with this package's own ESLint. */
function repositoryWith(files: Files): VirtualRepository {
  const repository = temporaryRepository({
    "package.json": `{ "type": "module" }`,
    "a.js": "let a = 1;\na;\n",
    ...files,
  });
  symlinkSync(MODULES, join(repository.root, "node_modules"), "junction");
  return repository;
}

type Ask = (repository: VirtualRepository, file: string) => Promise<LintResult>;

/** A linter that is asked for what ESLint says. */
function linter(timeoutMs?: number): { lint: Ask; dispose: () => void } {
  const { lint, dispose } = createLinter(timeoutMs);
  onTestFinished(dispose);
  return {
    lint: (repository, file) => lint(repository, file, { tool: "eslint", withFixes: true }),
    dispose,
  };
}

test("tells what ESLint says of a file as it stands in a view, with fix and suggestions", async () => {
  const repository = repositoryWith({ "eslint.config.js": CONFIG });
  const { lint } = linter();
  expect(await lint(repository, "a.js")).toEqual({
    messages: [
      {
        rule: "prefer-const",
        message: "'a' is never reassigned. Use 'const' instead.",
        line: 1,
        column: 5,
        fix: [{ start: 0, end: 10, text: "const a = 1;" }],
      },
    ],
  });
  const view = repository.with([replacing(repository, "a.js", "let", "debugger; const")]);
  expect(await lint(view, "a.js")).toMatchObject({
    messages: [{ rule: "no-debugger", line: 1 }],
  });
  expect(await lint(repository, "a.js")).toMatchObject({ messages: [{ rule: "prefer-const" }] });
});

test("asks once for each text", async () => {
  const repository = repositoryWith({ "eslint.config.js": CONFIG });
  const { lint } = linter();
  expect(await lint(repository, "a.js")).toBe(await lint(repository.with([]), "a.js"));
});

test("runs ESLint where the nearest configuration lies", async () => {
  const repository = repositoryWith({
    "eslint.config.js": CONFIG,
    "packages/b/eslint.config.js": `export default [{ rules: { "no-var": "error" } }];\n`,
    "packages/b/src/b.js": "var b = 1;\nlet c = b;\nc;\n",
    "packages/c/c.js": "let c = 1;\nc;\n",
  });
  const { lint } = linter();
  expect(await lint(repository, "packages/b/src/b.js")).toMatchObject({ messages: [{ rule: "no-var" }] });
  expect(await lint(repository, "packages/c/c.js")).toMatchObject({ messages: [{ rule: "prefer-const" }] });
});

test("says nothing of files that ESLint is told to ignore, and tells a file that does not parse", async () => {
  const config = `export default [{ ignores: ["ignored/"] }];\n`;
  const repository = repositoryWith({
    "eslint.config.js": config,
    "ignored/a.js": "let",
    "broken.js": "let = ;\n",
  });
  const { lint } = linter();
  expect(await lint(repository, "ignored/a.js")).toEqual({ messages: [] });
  expect(await lint(repository, "broken.js")).toMatchObject({
    messages: [{ line: 1 }],
  });
});

test.each([
  ["throws", `throw new Error("no plugin\\nat all");\n`, /^no plugin$/],
  ["does not parse", "export default [;\n", /Unexpected token/],
  ["is no configuration", `export default [{ rules: { nope: 7 } }];\n`, /./],
  ["names a rule that is none", `export default [{ rules: { "no-such-rule": 2 } }];\n`, /no-such-rule/],
  ["ends the process", "process.exit(3);\n", /^eslint ended with exit code 3$/],
  [
    "kills the process",
    `process.kill(process.pid, "SIGKILL"); for (;;);\n`,
    /^eslint (?:was ended|ended with exit code 1)$/,
  ],
])("says why there is no answer where the configuration %s", async (_name, config, unavailable) => {
  const repository = repositoryWith({ "eslint.config.js": config, "b.js": "" });
  const { lint } = linter();
  const expected = { unavailable: expect.stringMatching(unavailable) };
  expect(await lint(repository, "a.js")).toEqual(expected);
  expect(await lint(repository, "b.js")).toEqual(expected);
});

test.each(["await new Promise((resolve) => setTimeout(resolve, 60_000));", "for (;;);"])(
  "does not wait for ever: %s",
  async (config) => {
    const repository = repositoryWith({ "eslint.config.js": `${config}\nexport default [];\n` });
    expect(await linter(500).lint(repository, "a.js")).toEqual({
      unavailable: "eslint gave no answer in 0.5 s",
    });
  },
);

test("says so where ESLint is not installed or a file cannot be read", async () => {
  const repository = temporaryRepository({ "a.js": "", "latin.js": Uint8Array.of(0xe9) });
  const { lint } = linter();
  expect(await lint(repository, "a.js")).toEqual({ unavailable: "eslint is not installed in the workspace" });
  expect(await lint(repository, "latin.js")).toEqual({ unavailable: "cannot read latin.js" });
  expect(await lint(repository, "../a.js")).toEqual({ unavailable: "cannot read ../a.js" });
});

test("answers that make no sense are told apart from none", async () => {
  const forged = `process.send({ id: 1, messages: "all is well" });\n`;
  const repository = repositoryWith({ "eslint.config.js": `${forged}export default [];\n` });
  expect(await linter().lint(repository, "a.js")).toEqual({ unavailable: "eslint's answer makes no sense" });
});

test("neither tokens nor the channels of a CI runner reach the configuration", async () => {
  for (const name of ["GITHUB_TOKEN", "NPM_TOKEN", "ACTIONS_RUNTIME_TOKEN", "GITHUB_ENV", "KEPT"])
    vi.stubEnv(name, "x");
  onTestFinished(() => void vi.unstubAllEnvs());
  const names = `Object.keys(process.env).filter((name) => process.env[name] === "x").join()`;
  const repository = repositoryWith({ "eslint.config.js": `throw new Error(${names});\n` });
  expect(await linter().lint(repository, "a.js")).toEqual({ unavailable: "KEPT" });
});

test("a question that is open when the linter is disposed is answered, and so is every later one", async () => {
  const repository = repositoryWith({ "eslint.config.js": "for (;;);\n", "b.js": "" });
  const created = linter();
  const open = created.lint(repository, "a.js");
  created.dispose();
  expect(await open).toEqual({ unavailable: "eslint was ended" });
  expect(await created.lint(repository, "b.js")).toEqual({ unavailable: "eslint was ended" });
});
