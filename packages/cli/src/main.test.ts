import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
// Neither what the test runner sets nor what the developer likes.
const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...ENV } = process.env;

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "hephaestus-cli-"));
  await mkdir(join(root, ".git"));
});
afterAll(() => rm(root, { recursive: true }));

async function workspace(name: string, config?: string): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  if (config !== undefined) await writeFile(join(folder, "hephaestus.yaml"), config);
  return folder;
}

function node(args: string[], cwd: string, env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env: { ...ENV, ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

function hephaestus(args: string[], cwd = root, env: Record<string, string> = {}): Promise<Outcome> {
  return node([MAIN, ...args], cwd, env);
}

function moduleUrl(file: string): string {
  return JSON.stringify(new URL(file, import.meta.url).href);
}

/** A program of the CLI's own parts with one command, `wait`, that does what `action` says. */
function waiting(action: string): string[] {
  const program = `
    const { run } = await import(${moduleUrl("run.ts")});
    const { processIo } = await import(${moduleUrl("process-io.ts")});
    const load = async () => (command, io) => command.action(async () => { ${action} });
    process.exitCode = await run(["wait"], processIo(), [{ name: "wait", summary: "", load }]);`;
  return ["--input-type=module", "-e", program];
}

test("--help tells the commands and loads nothing heavy", async () => {
  const hook = `import { registerHooks } from "node:module";
    registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });`;
  const preload = `data:text/javascript,${encodeURIComponent(hook)}`;
  const { code, stdout, stderr } = await node(["--import", preload, MAIN, "--help"], root);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^Usage: hephaestus .*[^]*\n {2}config +write, show/),
  ]);
  expect(stderr).toContain("/commander/");
  expect(stderr).not.toMatch(/\/(?:typescript|ts-morph|zod|yaml)\/|packages\/core\/|commands\//);
});

test("--version is the one in package.json", async () => {
  const manifest: unknown = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const { stdout, ...rest } = await hephaestus(["--version"]);
  expect(rest).toEqual({ code: 0, stderr: "" });
  expect(manifest).toMatchObject({ version: stdout.trim() });
});

test.each([
  [["confg"], "error: unknown command 'confg'\nhint: did you mean config?\n"],
  [["transmogrify"], "error: unknown command 'transmogrify'\nhint: add --help to see what is possible\n"],
  [["config", "shw"], "error: unknown command 'shw'\nhint: did you mean show?\n"],
  [["config", "init", "--forse"], "error: unknown option '--forse'\nhint: did you mean --force?\n"],
  [
    ["config", "show", "-o", "xml"],
    "error: option '-o, --format <format>' argument 'xml' is invalid. Allowed choices are text, json.\n" +
      "hint: add --help to see what is possible\n",
  ],
])("usage: %j is refused with 2", async (args, stderr) => {
  expect(await hephaestus(args)).toEqual({ code: 2, stdout: "", stderr });
});

test.each([[[]], [["config"]]])("usage: %j alone shows the help on stderr", async (args) => {
  const { code, stdout, stderr } = await hephaestus(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^Usage: hephaestus/);
});

test("config init writes a file that passes, once", async () => {
  const folder = await workspace("init");
  expect(await hephaestus(["config", "init"], folder)).toEqual({
    code: 0,
    stdout: "",
    stderr: "hephaestus.yaml written\n",
  });
  expect(await hephaestus(["config", "check"], folder)).toEqual({
    code: 0,
    stdout: "hephaestus.yaml is valid\n",
    stderr: "",
  });
  await writeFile(join(folder, "hephaestus.yaml"), "mode: suggest\n");
  const refused = "error: hephaestus.yaml is already there\nhint: --force overwrites it\n";
  expect(await hephaestus(["config", "init"], folder)).toEqual({ code: 2, stdout: "", stderr: refused });
  expect(await readFile(join(folder, "hephaestus.yaml"), "utf8")).toBe("mode: suggest\n");
  expect((await hephaestus(["config", "init", "--force"], folder)).code).toBe(0);
  expect(await readFile(join(folder, "hephaestus.yaml"), "utf8")).toContain("threshold_window: 5m");
});

test("config check and show tell every mistake, a line for each, and end with 2", async () => {
  const token = ["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_");
  const config = `log:
  treshold_level: error
  threshold_window: soon
mode: deploy
remote_repo:
  owner: octo-org
  token_env: ${token}
`;
  const folder = await workspace("wrong", config);
  const stderr = `error: hephaestus.yaml has 4 mistakes
hephaestus.yaml:2:3 log.treshold_level: unknown key (did you mean threshold_level?), allowed: threshold_level, threshold_count, threshold_window, threshold_scope, threshold_cooldown, threshold_lateness, threshold_rate, threshold_silence, threshold_first_seen
hephaestus.yaml:3:21 log.threshold_window: not a span of time, expected a number with a unit, such as "30s", "5m" or "1h"
hephaestus.yaml:5:1 remote_repo.repository: is missing, expected the name of a repository
hephaestus.yaml:7:14 remote_repo.token_env: this is a token itself and now known to all who read the file: revoke it, and write the NAME of an environment variable, such as GITHUB_TOKEN
hint: correct the file, then run \`hephaestus config check\`
`;
  expect(await hephaestus(["config", "check"], folder)).toEqual({ code: 2, stdout: "", stderr });
  expect(await hephaestus(["config", "show", "-o", "json"], folder)).toEqual({ code: 2, stdout: "", stderr });
});

test("config check without a file says how to get one", async () => {
  const stderr = "error: no hephaestus.yaml here or above\nhint: `hephaestus config init` writes one\n";
  expect(await hephaestus(["config", "check"], await workspace("none"))).toEqual({
    code: 2,
    stdout: "",
    stderr,
  });
});

test("config show prints what holds and where it comes from", async () => {
  const folder = await workspace("show", "log: { threshold_count: 3 }\nverify: npm test\n");
  await mkdir(join(folder, "src"));
  const { code, stdout, stderr } = await hephaestus(["config", "show"], join(folder, "src"));
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^log\.threshold_level +error +default$/m);
  expect(stdout).toMatch(/^log\.threshold_count +3 +\.\.\/hephaestus\.yaml:1$/m);
  expect(stdout).toMatch(/^verify +\["npm test"\] +\.\.\/hephaestus\.yaml:2$/m);
  expect(stdout).toMatch(/^remote_repo\.branch +\(not set\) +default$/m);
});

test("config show -o json is data, from any folder", async () => {
  const folder = await workspace("json", "mode: suggest\n");
  const { stdout, stderr } = await hephaestus(["config", "show", "-o", "json", "-w", folder]);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    file: "hephaestus.yaml",
    settings: expect.arrayContaining([
      { key: "mode", value: "suggest", source: "hephaestus.yaml:1" },
      { key: "ai.model", value: null, source: "default" },
    ]),
  });
});

test("a workspace that is none", async () => {
  const missing = join(root, "missing");
  const hint = "name an existing folder with --workspace, or leave it out for the current one";
  expect(await hephaestus(["config", "show", "-w", "missing"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `error: ${missing} is not a folder\nhint: ${hint}\n`,
  });
});

test("colours come only when they are wanted, for each stream by itself", async () => {
  const folder = await workspace("colors");
  const { stdout: plain } = await hephaestus(["config", "show"], folder);
  const { stdout: forced } = await hephaestus(["config", "show"], folder, { FORCE_COLOR: "1" });
  const { stdout: refused } = await hephaestus(["config", "show"], folder, {
    FORCE_COLOR: "1",
    NO_COLOR: "1",
  });
  expect(plain).not.toContain("\u001B");
  expect(refused).toBe(plain);
  expect(forced).toContain("\u001B[2mdefault\u001B[22m");
});

test("a reader that goes away is not an error", async () => {
  const child = spawn(process.execPath, [MAIN, "config", "show"], { cwd: root, env: ENV });
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, stderr]).toEqual([0, "no hephaestus.yaml here or above: every value is a default\n"]);
});

test.skipIf(process.platform === "win32").each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends the process with %i after listeners cleaned up", async (signal, expected) => {
  const action = `
    io.signal.addEventListener("abort", () => process.getBuiltinModule("node:fs").writeSync(1, "cleaned"));
    io.stdout.write("ready ");
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const child = spawn(process.execPath, waiting(action), {
    cwd: root,
    env: ENV,
  });
  const closed = once(child, "close");
  const [first] = await once(child.stdout, "data");
  child.kill(signal);
  const [rest, [code]] = await Promise.all([text(child.stdout), closed]);
  expect([`${first}${rest}`, code]).toEqual(["ready cleaned", expected]);
});

test("an exception that nobody caught is an internal fault", async () => {
  const action = `setTimeout(() => { throw new Error("late"); }, 1); await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const { code, stderr } = await node(waiting(action), root);
  expect([code, stderr]).toEqual([
    3,
    expect.stringMatching(/^error: this is a bug in Hephaestus\nError: late\n/),
  ]);
});

test.skipIf(process.platform === "win32")(
  "what must not be left half done is done before a signal counts",
  async () => {
    const action = `
    const { undisturbed } = await import(${moduleUrl("undisturbed.ts")});
    const { once } = await import("node:events");
    await undisturbed(io, async () => {
      io.stdout.write("begun ");
      await once(io.stdin, "data");
      io.stdout.write("done ");
    });
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
    const child = spawn(process.execPath, waiting(action), { cwd: root, env: ENV });
    const closed = once(child, "close");
    const [first] = await once(child.stdout, "data");
    child.kill("SIGINT");
    child.stdin.write("on");
    const [rest, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    expect([`${first}${rest}`, stderr, code]).toEqual(["begun done ", "interrupted\n", 130]);
  },
);
