import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import { BROKEN_SHOP, SHOP_LOG } from "../testing/broken-shop.ts";
import { createProject, type Project } from "../testing/project.ts";
import type { Outcome } from "../testing/run-cli.ts";
import { runCli } from "../testing/run-cli.ts";
import { runHere } from "../testing/run-here.ts";

vi.setConfig({ testTimeout: 60_000 });

const TWO_NAMES = `const rate = 2;\nexport const tax = rat * 3;\n`;
const LOG = SHOP_LOG.replace(
  /src\/tax.*/,
  "src/tax.ts(2,20): error TS2552: Cannot find name 'rat'. Did you mean 'rate'?",
);

function shop(): Project {
  return createProject({ ...BROKEN_SHOP, "src/tax.ts": TWO_NAMES, "ci.log": LOG });
}

/** Types these lines; the input ends after them. */
async function typing(answers: string, { root }: Project, more: string[] = []): Promise<Outcome> {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  keyboard.end(answers);
  return await runHere(["fix", "-q", "-i", ...more, "ci.log"], {
    cwd: root,
    keyboard,
    env: { NO_COLOR: "1" },
  });
}

function changed(project: Project): string[] {
  const files = ["src/bill.ts", "src/cart.ts", "src/tax.ts"];
  const before: Record<string, string> = { ...BROKEN_SHOP, "src/tax.ts": TWO_NAMES };
  return files.filter((file) => project.read(file) !== before[file]);
}

test("each fix is shown with its problem, its proof and its diff, and written if it is accepted", async () => {
  const project = shop();
  const { code, stdout, stderr } = await typing("n\ny\n", project);
  expect([code, changed(project)]).toEqual([1, ["src/tax.ts"]]);
  expect(stderr).toMatch(
    /^\nerror tsc TS2724: [^]*\n {2}✔ proved {2}Rename[^]*\n {4}\+import \{ formatPrice \}[^]*\n\n\(1\/2\) apply this fix\? \[y,n,a,q,d,e,(?:o,)?\?\] \nerror tsc TS2552: /,
  );
  expect(stdout).toMatch(/^✔ .*rate.* {2}src\/tax\.ts [^]*\n1 fix applied in 1 file, 1 error remains · /);
});

test.each([
  ["a\n", ["src/bill.ts", "src/cart.ts", "src/tax.ts"]],
  ["y\nq\n", ["src/bill.ts", "src/cart.ts"]],
  ["y\n", ["src/bill.ts", "src/cart.ts"]],
])("%j", async (answers, files) => {
  const project = shop();
  await typing(answers, project);
  expect(changed(project)).toEqual(files);
});

test("what was turned down is not taken by the next run, and is taken after all where it is named", async () => {
  const project = shop();
  await typing("n\nq\n", project);
  const options = { cwd: project.root };
  const { stdout } = await runHere(["fix", "-q", "ci.log"], options);
  expect(stdout).toContain("--all takes 1 plausible fix too");
  expect(changed(project)).toEqual(["src/tax.ts"]);
  const shown = await runHere(["analyze", "-q", "ci.log"], options);
  expect(shown.stdout).toContain("you turned it down for this problem before");
  const [, id = ""] = /fix ([0-9a-f]{8})/.exec(shown.stdout) ?? [];
  await runHere(["fix", "-q", "--only", id, "ci.log"], options);
  expect(changed(project)).toEqual(["src/bill.ts", "src/cart.ts", "src/tax.ts"]);
});

test.each(["q\n", "", "n\nn\n"])("%j writes nothing, and says so", async (answers) => {
  const project = shop();
  const { code, stdout, stderr } = await typing(answers, project);
  expect([code, stdout, changed(project)]).toEqual([1, "", []]);
  expect(stderr).toMatch(/No fix was accepted: nothing was changed\.\n$/);
});

test("details, an explanation, and what the keys mean can be had first", async () => {
  const project = shop();
  const { stderr } = await typing("d\ne\n?\ny\nn\n", project);
  expect(stderr).toMatch(/ > 1 \| import \{ fromatPrice \}/);
  expect(stderr).toMatch(/\n {4}proved; by \S+, confidence \d+ %\n/);
  expect(stderr).toContain("  y  apply this fix            n  do not\n");
  expect(changed(project)).toEqual(["src/bill.ts", "src/cart.ts"]);
});

test("--dry-run shows what would be written", async () => {
  const project = shop();
  const { stdout } = await typing("n\ny\n", project, ["--dry-run"]);
  expect([stdout.match(/^diff --git .*$/gm), changed(project)]).toEqual([
    ["diff --git a/src/tax.ts b/src/tax.ts"],
    [],
  ]);
});

test("without a terminal it is refused, and so it is beside --only", async () => {
  const { root } = shop();
  expect(await runCli(["fix", "-i", "ci.log"], { cwd: root })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: there is no terminal to ask on\nhint: `hephaestus analyze` shows the fixes with their ids, and `fix --only ID` applies one.\n",
  });
  expect((await runHere(["fix", "-i", "--only", "x", "ci.log"], { cwd: root })).stderr).toMatch(
    /^error: option '--only <id>' cannot be used with option '-i, --interactive'/,
  );
});
