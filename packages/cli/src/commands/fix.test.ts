import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { BROKEN_SHOP, RENAME_LOG, SHOP_LOG } from "../testing/broken-shop.ts";
import { createProject, type Project } from "../testing/project.ts";
import { runHere } from "../testing/run-here.ts";
import { ENV, MAIN, runCli } from "../testing/run-cli.ts";

vi.setConfig({ testTimeout: 60_000 });

const TIME = /[\d.]+ s$/gm;
const EDITED = ["src/cart.ts", "src/bill.ts"] as const;

function shop(): Project {
  const project = createProject(BROKEN_SHOP);
  project.write("ci.log", SHOP_LOG);
  project.write("rename.log", RENAME_LOG);
  return project;
}

/** A shell command that runs a line of JavaScript. */
function node(line: string): string {
  return `"${process.execPath}" -e "${line}"`;
}

function fixed(file: (typeof EDITED)[number]): string {
  return BROKEN_SHOP[file].replaceAll("fromatPrice", "formatPrice");
}

function isUntouched({ read }: Project): boolean {
  return EDITED.every((file) => read(file) === BROKEN_SHOP[file]);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

test("a dry run prints one diff for git apply, tells the rest on stderr, and changes nothing", async () => {
  const project = shop();
  const { code, stdout, stderr } = await runCli(["fix", "--dry-run", "ci.log"], { cwd: project.root });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /\n· Rename `fromatPrice` to `formatPrice` in 2 files .*\n✖ remains: TS2304 .*\n\n1 fix would be applied in 2 files, 1 error remains · --all takes 1 plausible fix too\n$/,
  );
  expect([isUntouched(project), readdirSync(project.root).includes(".hephaestus")]).toEqual([true, false]);
  project.git(["apply", "--check"], stdout);
  project.git(["apply"], stdout);
  expect(EDITED.map((file) => project.read(file))).toEqual(EDITED.map(fixed));
});

test("fix writes what the dry run showed, keeping mode, line ends and byte order mark; undo gives back every byte", async () => {
  const project = shop();
  const modes = (): number[] => EDITED.map((file) => statSync(join(project.root, file)).mode);
  chmodSync(join(project.root, "src/cart.ts"), 0o755);
  const before = modes();
  const { code, stdout } = await runCli(["fix", "-q", "../rename.log"], { cwd: join(project.root, "src") });
  expect([code, stdout]).toEqual([
    0,
    "✔ Rename `fromatPrice` to `formatPrice` in 2 files  src/bill.ts, src/cart.ts · proved · clears 2\n\n" +
      "1 fix applied in 2 files, nothing of the log remains · `hephaestus undo` takes it back\n",
  ]);
  expect(EDITED.map((file) => project.read(file))).toEqual(EDITED.map(fixed));
  expect(modes()).toEqual(before);
  expect(project.git(["status", "--porcelain", "--untracked-files=all"])).not.toContain(".hephaestus");
  expect(await runCli(["undo"], { cwd: project.root })).toEqual({
    code: 0,
    stdout: "restored src/bill.ts\nrestored src/cart.ts\n",
    stderr: "",
  });
  expect([isUntouched(project), modes()]).toEqual([true, before]);
});

test("--all takes what is plausible too, and what stays fixed is remembered in JSON", async () => {
  const project = shop();
  const { code, stdout } = await runCli(["fix", "-q", "--all", "-o", "json", "ci.log"], {
    cwd: project.root,
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    solutions: [
      { verdict: { status: "proved" }, state: "deployed" },
      { verdict: { status: "plausible" }, state: "deployed" },
    ],
  });
  expect(project.read("src/tax.ts")).toContain("function computeLevy(");
});

test("--only takes what is named, and refuses what is not there", async () => {
  const project = shop();
  const log = join(project.root, "ci.log");
  const unknown = await runHere(["fix", "-q", "--only", "nope", "-f", log], { cwd: project.root });
  expect(unknown).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: no fix or problem has the id nope\nhint: `hephaestus analyze` shows the ids of fixes; -o json those of problems too.\n",
  });
  const { stdout: json } = await runHere(["analyze", "-q", "-o", "json", "-f", log], { cwd: project.root });
  const plausible = JSON.parse(json).solutions[1].id;
  const args = ["fix", "-q", "-o", "patch", "--dry-run", "--only", plausible, log];
  const { code, stdout } = await runHere(args, { cwd: project.root });
  expect([code, isUntouched(project)]).toEqual([1, true]);
  expect(stdout.match(/^diff --git .*$/gm)).toEqual(["diff --git a/src/tax.ts b/src/tax.ts"]);
  const both = JSON.parse(json).solutions.map(({ id }: { id: string }) => id);
  const together = ["fix", "-q", "-o", "patch", "--dry-run", "--only", ...both, log];
  const separated = ["fix", "-q", "-o", "patch", "--dry-run", "--only", both.join(","), log];
  const patches = [
    await runHere(together, { cwd: project.root }),
    await runHere(separated, { cwd: project.root }),
  ];
  expect(patches[0]?.stdout).toBe(patches[1]?.stdout);
  expect(patches[0]?.stdout).toContain("diff --git a/src/tax.ts b/src/tax.ts");
  expect(patches[0]?.stdout.match(/^diff --git .*$/gm)?.length).toBeGreaterThan(1);
});

test("a command that passes on a copy lets the fixes through", async () => {
  const project = shop();
  const looking = node(
    "if (!require('node:fs').readFileSync('src/bill.ts', 'utf8').includes('formatPrice')) throw 1; console.log('noise')",
  );
  const { code, stdout, stderr } = await runCli(["fix", "rename.log", "--verify-command", looking], {
    cwd: project.root,
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\n✔ .* passes {2}[\d.]+ s\n\n1 fix applied in 2 files/);
  expect(stderr).toMatch(/\nrunning commands: .*\n$/);
  expect(isUntouched(project)).toBe(false);
});

test("a command that fails keeps everything as it is, and says so", async () => {
  const project = shop();
  const commands = [node("0"), node("console.log('two tests fail'); process.exit(4)")];
  const args = ["-q", "rename.log", ...commands.flatMap((command) => ["--verify-command", command])];
  const { code, stdout, stderr } = await runCli(["fix", "--dry-run", ...args], { cwd: project.root });
  expect([code, stdout, isUntouched(project)]).toEqual([1, "", true]);
  expect(stderr).toMatch(
    /\n {4}two tests fail\n\nNothing was changed: `.*` fails with the fixes in place\.\n$/,
  );
  const applied = await runHere(["fix", ...args], { cwd: project.root });
  expect([applied.code, applied.stderr, isUntouched(project)]).toEqual([1, "", true]);
  expect(applied.stdout.replaceAll(TIME, "")).toBe(stderr.replaceAll(TIME, ""));
});

test("one file that cannot be written leaves all as they are", async () => {
  const project = shop();
  chmodSync(join(project.root, "src/cart.ts"), 0o444);
  expect(await runCli(["fix", "-q", "rename.log"], { cwd: project.root })).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: src/cart.ts is read-only\nhint: Nothing was changed.\n",
  });
  expect(isUntouched(project)).toBe(true);
});

test("a file that changes while the fix is made is not overwritten", async () => {
  const project = shop();
  const path = JSON.stringify(join(project.root, "src/cart.ts")).replaceAll(`"`, "'");
  const meddling = node(`require('node:fs').appendFileSync(${path}, '// mine')`);
  expect(
    await runCli(["fix", "-q", "rename.log", "--verify-command", meddling], { cwd: project.root }),
  ).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: src/cart.ts changed after the analysis\nhint: Nothing was written. Run the analysis again.\n",
  });
  expect([project.read("src/bill.ts"), project.read("src/cart.ts")]).toEqual([
    BROKEN_SHOP["src/bill.ts"],
    `${BROKEN_SHOP["src/cart.ts"]}// mine`,
  ]);
});

test.skipIf(process.platform === "win32")(
  "an interrupt ends the command and leaves nothing behind",
  async () => {
    const project = shop();
    const temporary = join(project.root, ".tmp");
    mkdirSync(temporary);
    const server = createServer();
    onTestFinished(() => void server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const waiting = node(
      `require('node:net').connect(${portOf(server)}, '127.0.0.1'); setInterval(() => {}, 1000)`,
    );
    const child = spawn(process.execPath, [MAIN, "fix", "rename.log", "--verify-command", waiting], {
      cwd: project.root,
      env: { ...ENV, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [output, closed] = [text(child.stdout), once(child, "close")];
    const [command] = await once(server, "connection");
    command.on("error", () => undefined).resume();
    const commandEnded = once(command, "close");
    child.kill("SIGINT");
    expect([await closed, await output]).toEqual([[130, null], ""]);
    await commandEnded;
    const copies = readdirSync(temporary).filter((name) => name.startsWith("hephaestus-"));
    expect([isUntouched(project), copies]).toEqual([true, []]);
  },
);
