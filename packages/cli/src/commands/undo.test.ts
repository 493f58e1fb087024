import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { applyChanges } from "@hephaestus/core";
import { expect, test } from "vitest";
import { createProject, type Project } from "../testing/project.ts";
import { runHere } from "../testing/run-here.ts";

const [BEFORE, AFTER, LATER] = ["before\r\n", "after\r\n", "later\r\n"];
const NOTHING = { code: 2, stdout: "", stderr: "error: there is no fix to take back in this workspace\n" };

/** A project whose file was fixed from one text to the other. */
async function fixedProject(): Promise<Project> {
  const project = createProject({ "a.txt": BEFORE });
  await applyChanges(project.root, [{ file: "a.txt", before: BEFORE, after: AFTER, bom: false }]);
  return project;
}

/** A project in which a fix was killed after it had replaced the first of two files. */
function interruptedProject(): Project {
  const project = createProject({ "a.txt": AFTER, "b.txt": BEFORE });
  const journalText = (text: string): object => ({
    text,
    sha256: createHash("sha256").update(text).digest("hex"),
  });
  const files = ["a.txt", "b.txt"].map((file) => ({
    file,
    bom: false,
    before: journalText(BEFORE),
    after: journalText(AFTER),
  }));
  const pid = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
  project.write(".hephaestus/applying.json", JSON.stringify({ version: 1, undoes: null, pid, files }));
  return project;
}

const RECOVERED = "a fix was interrupted half-way and is taken back\nrestored a.txt\n";

test("takes one fix back after the other, from any folder", async () => {
  const project = await fixedProject();
  await applyChanges(project.root, [{ file: "a.txt", before: AFTER, after: LATER, bom: false }]);
  const undone = { code: 0, stdout: "restored a.txt\n", stderr: "" };
  expect(await runHere(["undo"], { cwd: project.root })).toEqual(undone);
  expect(project.read("a.txt")).toBe(AFTER);
  expect(await runHere(["undo", "-w", project.root], { cwd: "/" })).toEqual(undone);
  expect(project.read("a.txt")).toBe(BEFORE);
  expect(await runHere(["undo"], { cwd: project.root })).toEqual(NOTHING);
});

test("refuses where the user went on, and keeps his text", async () => {
  const project = await fixedProject();
  project.write("a.txt", LATER);
  expect(await runHere(["undo"], { cwd: project.root })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "error: a.txt changed after the fix was applied\n" +
      "hint: Nothing was taken back. Take your later changes back first, or restore the files with git.\n",
  });
  expect(project.read("a.txt")).toBe(LATER);
});

test("there is nothing to take back where nothing was fixed", async () => {
  expect(await runHere(["undo"], { cwd: createProject({}).root })).toEqual(NOTHING);
});

test("a fix that was killed half-way is what undo takes back, and no other", async () => {
  const project = interruptedProject();
  expect(await runHere(["undo"], { cwd: project.root })).toEqual({ code: 0, stdout: "", stderr: RECOVERED });
  expect([project.read("a.txt"), project.read("b.txt")]).toEqual([BEFORE, BEFORE]);
  expect(await runHere(["undo"], { cwd: project.root })).toEqual(NOTHING);
});

test("analyze takes it back before it reads the workspace, also when quiet", async () => {
  const project = interruptedProject();
  const { code, stderr } = await runHere(["analyze", "-q"], { cwd: project.root });
  expect([code, stderr]).toEqual([0, RECOVERED]);
  expect([project.read("a.txt"), existsSync(join(project.root, ".hephaestus/applying.json"))]).toEqual([
    BEFORE,
    false,
  ]);
});

test("a file that was changed since is left, and named", async () => {
  const project = interruptedProject();
  project.write("a.txt", LATER);
  const { stderr } = await runHere(["analyze", "-q"], { cwd: project.root });
  expect(stderr).toBe(
    "a fix was interrupted half-way and is taken back\nleft a.txt as it is: it was changed since, or cannot be written\n",
  );
  expect(project.read("a.txt")).toBe(LATER);
});
