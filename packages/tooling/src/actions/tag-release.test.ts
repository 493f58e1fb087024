import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
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

const HERE = import.meta.dirname;
const jobs = z.object({
  jobs: z.object({ tag: z.object({ steps: z.array(z.looseObject({ run: z.string().optional() })) }) }),
});

/** What the release workflow runs last, with a build that is done already. */
function publish(root: string, version: string): void {
  const text = readFileSync(join(HERE, "../../../../.github/workflows/release-actions.yml"), "utf8");
  const script = jobs.parse(parse(text)).jobs.tag.steps.at(-1)?.run ?? "";
  const folder = join(root, "packages/tooling/src/actions");
  mkdirSync(folder, { recursive: true });
  const tagging = JSON.stringify(pathToFileURL(join(HERE, "tag-release.ts")).href);
  const release = `import { tagRelease } from ${tagging};\nconsole.log(tagRelease(process.cwd(), process.argv[2]));\n`;
  writeFileSync(join(folder, "release.ts"), release);
  const path = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH: path, VERSION: version };
  execFileSync("bash", ["-e", "-c", script], { cwd: root, env, stdio: "pipe" });
}

test.skipIf(process.platform === "win32")(
  "the release workflow pushes both tags and no branch, and the next time moves v1",
  () => {
    const { root, git } = repository();
    const service = join(root, ".git/service.git");
    git("init", "-q", "--bare", service);
    git("remote", "add", "origin", service);
    const tags = (): string[] =>
      git("ls-remote", "origin")
        .split("\n")
        .map((row) => row.replace("\t", " "));
    publish(root, "v1.2.3");
    const first = git("rev-parse", "v1.2.3");
    expect(tags()).toEqual([`${first} refs/tags/v1`, `${first} refs/tags/v1.2.3`]);
    writeFileSync(join(root, "actions/dist/repair.cjs"), "more");
    publish(root, "v1.2.4");
    const second = git("rev-parse", "v1.2.4");
    expect(tags()).toEqual([
      `${second} refs/tags/v1`,
      `${first} refs/tags/v1.2.3`,
      `${second} refs/tags/v1.2.4`,
    ]);
    expect(git("ls-tree", "-r", "--name-only", "v1", "--", "actions")).toContain("actions/dist/repair.cjs");
    expect(() => publish(root, "v1.2.4")).toThrow("already exists");
  },
);
