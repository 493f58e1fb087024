import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readChange } from "./workspace-change.ts";

const AUTHOR = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
const TEXT = "export function price(cents: number): string {\n  return String(cents);\n}\n";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-change-")));
});

afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

function git(...args: string[]): void {
  execFileSync("git", [...AUTHOR, ...args], { cwd: root, stdio: "ignore" });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): void {
  git("add", "-A");
  git("commit", "-q", "-m", message);
}

function history(): void {
  git("init", "-q", "-b", "main");
  write("src/price.ts", TEXT);
  write("src/old name.ts", TEXT.replace("price", "old"));
  write("src/gone.ts", "export {};\n");
  commit("first");
}

test("tells what a branch changed, what is not committed included, and the files as they were", async () => {
  history();
  git("checkout", "-q", "-b", "work");
  write("src/price.ts", TEXT.replace("price", "cost"));
  git("mv", "src/old name.ts", "src/new name.ts");
  commit("second");
  rmSync(join(root, "src/gone.ts"));
  write("src/added.ts", "export {};\n");
  const change = await readChange(root);
  expect(change?.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: "src/added.ts", from: undefined, status: "added" },
    { path: "src/gone.ts", from: "src/gone.ts", status: "deleted" },
    { path: "src/new name.ts", from: "src/old name.ts", status: "renamed" },
    { path: "src/price.ts", from: "src/price.ts", status: "modified" },
  ]);
  expect(await change?.before("src/price.ts")).toMatchObject({ text: TEXT, bom: false });
  expect(await change?.before("src/added.ts")).toBeUndefined();
});

test("on the main branch it is what is not committed, else the last commit", async () => {
  history();
  write("src/price.ts", `${TEXT}\n`);
  expect((await readChange(root))?.files.map(({ path }) => path)).toEqual(["src/price.ts"]);
  commit("second");
  const change = await readChange(root);
  expect(change?.files.map(({ path }) => path)).toEqual(["src/price.ts"]);
  expect(await change?.before("src/price.ts")).toMatchObject({ text: TEXT });
});

test("counts from the commit named, and in a folder of a repository from that", async () => {
  history();
  write("src/price.ts", `${TEXT}\n`);
  commit("second");
  write("src/gone.ts", "export const a = 1;\n");
  commit("third");
  const changed = async (folder: string, base: string): Promise<string[] | undefined> =>
    (await readChange(join(root, folder), base))?.files.map(({ path }) => path);
  expect(await changed("", "HEAD~2")).toEqual(["src/gone.ts", "src/price.ts"]);
  expect(await changed("", "HEAD~1")).toEqual(["src/gone.ts"]);
  expect(await changed("src", "HEAD~1")).toEqual(["gone.ts"]);
  expect(await (await readChange(join(root, "src"), "HEAD~2"))?.before("price.ts")).toMatchObject({
    text: TEXT,
  });
});

test("says that git does not know a commit, and nothing without git or history", async () => {
  expect(await readChange(root)).toBeUndefined();
  git("init", "-q", "-b", "main");
  expect(await readChange(root)).toBeUndefined();
  write("a.ts", TEXT);
  commit("first");
  expect(await readChange(root)).toBeUndefined();
  await expect(readChange(root, "nowhere")).rejects.toThrow("git knows no commit nowhere here");
  await expect(readChange(root, "--output=x")).rejects.toThrow("git knows no commit");
});
