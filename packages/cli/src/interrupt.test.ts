import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { createProject, type Project } from "./testing/project.ts";
import { ENV, MAIN } from "./testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 });

const LOG = "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n";
const CONFIG = `{ "compilerOptions": { "types": [], "module": "esnext" } }\n`;
/** What a test may wait for another process. */
const WAIT = { timeout: 30_000, interval: 20 };

/** Pairs of unions of which each member has to be compared with each, which takes a compiler a minute. */
function slowTypes(): string {
  const numbers = Array.from({ length: 1000 }, (_, index) => index);
  const union = (order: readonly number[], name: string, more: string): string =>
    order.map((index) => `{ ${name}: { of: ${index} }${more} }`).join(" | ");
  const pairs = numbers.slice(0, 16).map((index) => {
    const [from, to] = [union(numbers, `p${index}`, ""), union(numbers.toReversed(), `p${index}`, "; q?: 1")];
    return `declare const from${index}: ${from};\nexport const to${index}: ${to} = from${index};\n`;
  });
  return pairs.join("");
}

interface End {
  status: unknown[];
  stdout: string;
  stderr: string;
  /** What lies in the folder for temporary files. */
  left: string[];
}

/** Runs a command line, and interrupts it when something has come about. */
async function interrupted(project: Project, args: readonly string[], sign: () => boolean): Promise<End> {
  const temporary = join(project.root, ".tmp");
  mkdirSync(temporary);
  const child = spawn(process.execPath, [...args], {
    cwd: project.root,
    env: { ...ENV, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const output = [text(child.stdout), text(child.stderr)];
  await vi.waitUntil(sign, WAIT);
  child.kill("SIGINT");
  const [status, stdout = "", stderr = ""] = await Promise.all([closed, ...output]);
  return {
    status,
    stdout,
    stderr,
    left: readdirSync(temporary).filter((name) => name.startsWith("hephaestus-")),
  };
}

/** Loaded into the command line: writes a file when the compiler reads another one of that name. */
function telling(file: string, marker: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const { readFileSync } = fs;
    fs.readFileSync = (path, ...rest) => {
      if (String(path).endsWith(${JSON.stringify(file)})) fs.writeFileSync(${JSON.stringify(marker)}, "");
      return readFileSync(path, ...rest);
    };
    syncBuiltinESMExports();`)}`;
}

test.skipIf(process.platform === "win32").each(["analyze", "fix"])(
  "%s is interrupted in the midst of what a compiler takes long for",
  async (verb) => {
    const project = createProject({
      "tsconfig.json": CONFIG,
      "src/a.ts": `export const a: number = "";\n${slowTypes()}`,
      "build.log": LOG,
    });
    const marker = join(project.root, "marker");
    const { status, stdout, stderr, left } = await interrupted(
      project,
      ["--import", telling("src/a.ts", marker), MAIN, verb, "build.log"],
      () => existsSync(marker),
    );
    expect([status, stdout, left]).toEqual([[130, null], "", []]);
    expect(stderr).toMatch(/(?:^|\n)interrupted\n$/);
  },
);

test.skipIf(process.platform === "win32")("a compiler that hangs is ended with us", async () => {
  const project = createProject({
    "tsconfig.json": CONFIG,
    "src/a.ts": 'export const a: number = "";\n',
    "build.log": LOG,
    ".gitignore": "node_modules\n",
    "node_modules/typescript/package.json": `{ "name": "typescript", "version": "7.9.9", "exports": { "./unstable/sync": "./api.cjs" } }`,
    "node_modules/typescript/api.cjs": `
      require("node:fs").writeFileSync(__dirname + "/pid", String(process.pid));
      exports.API = class { updateSnapshot() { for (;;); } };`,
  });
  const list = join(project.root, "node_modules/typescript/pid");
  const started = (): boolean => existsSync(list) && readFileSync(list, "utf8") !== "";
  const { status, stderr } = await interrupted(
    project,
    [MAIN, "analyze", "build.log", "--trust", "-q"],
    started,
  );
  expect([status, stderr]).toEqual([[130, null], "interrupted\n"]);
  const pid = Number(readFileSync(list, "utf8"));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), WAIT);
});
