import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findWorkspace, listFiles } from "./files.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-files-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${file}\n`);
  }
}

function git(...args: string[]): void {
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  execFileSync("git", ["-C", root, ...identity, ...args], { stdio: "pipe" });
}

/** A repository of `files`, all committed. */
function repository(...files: string[]): void {
  write(...files);
  git("init", "--quiet");
  git("add", "--all", "--force");
  git("commit", "--quiet", "--message", "all");
}

describe("listFiles in a git work tree", () => {
  test("lists tracked and new files, sorted, without ignored and deleted ones", async () => {
    repository("src/b.ts", "src/a.ts", ".gitignore", "gone.ts");
    writeFileSync(join(root, ".gitignore"), "secret/\n*.log\n");
    write("src/new file ä.ts", "secret/key.ts", "run.log", "node_modules/left/index.js");
    rmSync(join(root, "gone.ts"));
    expect(await listFiles(root)).toEqual({
      files: [".gitignore", "src/a.ts", "src/b.ts", "src/new file ä.ts"],
      complete: true,
    });
  });

  test("is relative to the root given, also below the top of the repository", async () => {
    repository("packages/a/src/x.ts", "packages/b/src/y.ts");
    expect((await listFiles(join(root, "packages/a"))).files).toEqual(["src/x.ts"]);
  });

  test("leaves out committed dependencies, submodules and nested repositories", async () => {
    repository("src/a.ts", "node_modules/left/index.js");
    write("nested/inner.ts");
    execFileSync("git", ["init", "--quiet", join(root, "nested")]);
    git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`);
    mkdirSync(join(root, "module"));
    expect((await listFiles(root)).files).toEqual(["src/a.ts"]);
  });

  test("lists a file in a merge conflict once", async () => {
    repository("a.ts");
    for (const [branch, text] of [
      ["left", "1"],
      ["right", "2"],
    ] as const) {
      git("checkout", "--quiet", "-B", branch, "HEAD");
      if (branch === "right") git("reset", "--quiet", "--hard", "HEAD~1");
      writeFileSync(join(root, "a.ts"), text);
      git("commit", "--quiet", "--all", "--message", branch);
    }
    expect(() => git("merge", "left")).toThrow("git");
    expect((await listFiles(root)).files).toEqual(["a.ts"]);
  });

  test("runs nothing that the repository's configuration names", async () => {
    repository("a.ts");
    const trap = join(root, "trap.sh");
    writeFileSync(trap, `#!/bin/sh\ntouch "${root}/sprung"\n`, { mode: 0o755 });
    git("config", "core.fsmonitor", trap);
    git("config", "core.pager", trap);
    await listFiles(root);
    expect(readdirSync(root)).not.toContain("sprung");
  });

  test("falls back to a walk where the repository is broken or ignores the folder", async () => {
    write("src/a.ts", "dist/a.js", ".git/HEAD");
    expect((await listFiles(root)).files).toEqual(["src/a.ts"]);
    rmSync(join(root, ".git"), { recursive: true });
    repository(".gitignore");
    writeFileSync(join(root, ".gitignore"), "scratch/\n");
    write("scratch/b.ts");
    expect((await listFiles(join(root, "scratch"))).files).toEqual(["b.ts"]);
  });
});

describe("listFiles without git", () => {
  test("walks, passing over dependencies, built files and caches", async () => {
    write(
      "src/a.ts",
      "src/deep/node_modules/x/index.js",
      "node_modules/y/index.js",
      "packages/p/dist/z.js",
      "b.ts",
    );
    expect(await listFiles(root)).toEqual({ files: ["b.ts", "src/a.ts"], complete: true });
  });

  test("names links that stay inside, and neither follows nor names those that lead out", async () => {
    write("src/a.ts");
    symlinkSync(join(root, "src"), join(root, "inside"), "junction");
    symlinkSync(tmpdir(), join(root, "outside"), "junction");
    symlinkSync(join(root, "nowhere"), join(root, "dangling"), "junction");
    expect((await listFiles(root)).files).toEqual(["inside", "src/a.ts"]);
  });

  test("stops at the bound and says so", async () => {
    write("a.ts", "b.ts", "c.ts");
    const { files, complete } = await listFiles(root, 2);
    expect(files).toHaveLength(2);
    expect(complete).toBe(false);
  });

  test("refuses what is no folder", async () => {
    write("a.ts");
    await expect(listFiles(join(root, "a.ts"))).rejects.toMatchObject({ code: "workspace-not-found" });
    await expect(listFiles(join(root, "none"))).rejects.toMatchObject({ code: "workspace-not-found" });
  });
});

describe("findWorkspace", () => {
  test("is the top of the git work tree", async () => {
    repository("packages/a/package.json", "packages/a/src/x.ts");
    expect(await findWorkspace(join(root, "packages/a/src"))).toBe(root);
  });

  test("is the nearest folder with a project file, without git", async () => {
    write("tsconfig.json", "app/hephaestus.yaml", "app/src/deep/x.ts");
    expect(await findWorkspace(join(root, "app/src/deep"))).toBe(join(root, "app"));
  });

  test("does not believe a repository that says it is somewhere else", async () => {
    repository("app/package.json");
    git("config", "core.worktree", tmpdir());
    expect(await findWorkspace(join(root, "app"))).toBe(root);
  });

  test("follows links to the real folder", async () => {
    repository("src/a.ts");
    symlinkSync(join(root, "src"), join(root, "link"), "junction");
    expect(await findWorkspace(join(root, "link"))).toBe(root);
  });
});
