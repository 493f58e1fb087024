import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { childCommand, type ChildCommand } from "./child-command.ts";

function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-programs-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ["first", "second/tool.cmd", "second/tool.exe", "second/npm.cmd", "second/notes.txt"]) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), "", { mode: 0o755 });
  }
  writeFileSync(join(root, "second", "plain"), "", { mode: 0o644 });
  writeFileSync(join(root, "second", "tool"), "", { mode: 0o755 });
  return root;
}

function find(words: string[], platform: NodeJS.Platform, merged = false): Promise<ChildCommand> {
  const cwd = folder();
  const env = { Path: [join(cwd, "none"), join(cwd, "second")].join(delimiter), PATHEXT: ".exe;.cmd" };
  return childCommand(words, merged, { env, cwd, platform });
}

test("a program and its arguments are given as they are", async () => {
  const { file, args, line, given, verbatim } = await find(["tool", "a b"], "linux");
  expect([file.endsWith("second/tool"), args, line, given, verbatim]).toEqual([
    true,
    ["a b"],
    "tool 'a b'",
    "-- tool 'a b'",
    false,
  ]);
});

test("for one place both outputs are one", async () => {
  const { file, args } = await find(["tool", "$HOME"], "linux", true);
  expect([file, args.slice(0, 3), args.at(-1)]).toEqual(["/bin/sh", ["-c", 'exec "$@" 2>&1', "sh"], "$HOME"]);
});

test("a line goes to the shell", async () => {
  expect(await find(["tool a && tool b"], "linux")).toEqual({
    file: "/bin/sh",
    args: ["-c", "tool a && tool b"],
    line: "tool a && tool b",
    given: "'tool a && tool b'",
    verbatim: false,
  });
});

test.each([["plain"], ["notes"], ["first/none"], ["./plain"]])("%s is no program", async (name) => {
  await expect(find([name], "linux")).rejects.toMatchObject({ code: "command-failed" });
});

test("Windows looks for the endings of programs, and cmd.exe runs batch files", async () => {
  expect((await find(["tool"], "win32")).file.toLowerCase()).toMatch(/second.tool\.exe$/);
  const { file, args, verbatim } = await find(["npm", "run", "a&b"], "win32");
  expect([file, args.slice(0, 3), verbatim]).toEqual([
    process.env["ComSpec"] ?? "cmd.exe",
    ["/d", "/s", "/c"],
    true,
  ]);
  expect(args[3]).toMatch(/^"".*second.npm\.cmd" run "a&b""$|^"\S*second.npm\.cmd run "a&b""$/i);
  await expect(find(["notes.txt"], "win32")).rejects.toMatchObject({ code: "command-failed" });
});
