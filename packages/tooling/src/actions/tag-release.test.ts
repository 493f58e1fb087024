import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { tagRelease } from "./tag-release.ts";

function repository(): { root: string; git: (...args: string[]) => string } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-tags-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Jo");
  git("config", "user.email", "jo@example.com");
  mkdirSync(join(root, "actions/dist"), { recursive: true });
  writeFileSync(join(root, ".gitignore"), "dist/\n");
  writeFileSync(join(root, "action.yml"), "name: a\n");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  for (const name of ["repair.cjs", "repair.cjs.LEGAL.txt"])
    writeFileSync(join(root, "actions/dist", name), name);
  return { root, git };
}

test("the bundles are in the tags, and in no branch", () => {
  const { root, git } = repository();
  expect(tagRelease(root, "v1.2.3")).toEqual(["v1.2.3", "v1"]);
  expect(git("ls-tree", "-r", "--name-only", "v1").split("\n")).toEqual([
    ".gitignore",
    "action.yml",
    "actions/dist/repair.cjs",
    "actions/dist/repair.cjs.LEGAL.txt",
  ]);
  expect([git("rev-parse", "v1.2.3"), git("rev-parse", "v1^")]).toEqual([
    git("rev-parse", "v1"),
    git("rev-parse", "main"),
  ]);
  expect([git("status", "--porcelain"), git("ls-files", "actions")]).toEqual(["", ""]);
});

test("the next release moves v1 and leaves the first one; none is made twice", () => {
  const { root, git } = repository();
  tagRelease(root, "v1.2.3");
  const first = git("rev-parse", "v1.2.3");
  writeFileSync(join(root, "actions/dist/repair.cjs"), "more");
  tagRelease(root, "v1.2.4");
  expect([git("rev-parse", "v1.2.3"), git("rev-parse", "v1")]).toEqual([first, git("rev-parse", "v1.2.4")]);
  expect(() => tagRelease(root, "v1.2.3")).toThrow("already exists");
  expect(() => tagRelease(root, "latest")).toThrow("latest is no version such as v1.2.3");
});
