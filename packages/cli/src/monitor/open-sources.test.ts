import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENV, MAIN, runCli } from "../testing/run-cli.ts";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "sources-"));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe.skipIf(process.platform === "win32")("what is no file", () => {
  it("is read where it is a pipe, until nobody writes to it any more", async () => {
    execFileSync("sh", ["-c", "mkfifo pipe"], { cwd });
    const child = spawn(process.execPath, [MAIN, "monitor", "pipe", "--no-fix"], { cwd, env: ENV });
    const written = spawn("sh", ["-c", "echo 'ERROR: pool is exhausted' > pipe"], { cwd });
    const [stdout] = await Promise.all([text(child.stdout), once(child, "close"), once(written, "close")]);
    expect(stdout).toMatch(/alarm 1 within 5m {2}pipe {2}pool is exhausted\n1 line, /);
    expect(child.exitCode).toBe(1);
  });

  it("can be left where it is a pipe that nobody writes to", async () => {
    execFileSync("sh", ["-c", "mkfifo pipe"], { cwd });
    writeFileSync(join(cwd, "app.log"), "ERROR: boom\n");
    const child = spawn(process.execPath, [MAIN, "monitor", "pipe", "app.log", "--no-fix"], {
      cwd,
      env: ENV,
    });
    await once(child.stdout, "data");
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([0, null]);
  });

  it("is refused where it is a device", async () => {
    const { stderr, code } = await runCli(["monitor", "/dev/null"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("/dev/null is a device, and cannot be followed"),
    ]);
  });
});

it("reads a file once, however often and by whatever name it is given", async () => {
  const names = ["a.log", "b.log"];
  for (const name of names) appendFileSync(join(cwd, name), `ERROR: only in ${name.charAt(0)}\n`);
  const child = spawn(process.execPath, [MAIN, "monitor", "a.log", "b.log", "a.log", "./a.log", "--no-fix"], {
    cwd,
    env: ENV,
  });
  let stdout = "";
  for await (const chunk of child.stdout) {
    stdout += String(chunk);
    if (stdout.includes("only in b")) child.kill("SIGINT");
  }
  expect(stdout).toContain("2 lines, 2 entries, 2 errors");
});
