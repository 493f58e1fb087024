import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { monitorEventSchema, type MonitorEvent } from "@hephaestus/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENV, MAIN, runCli } from "../testing/run-cli.ts";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "monitor-"));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const LINES = "2026-11-20 09:01:02 INFO up\n2026-11-20 09:01:03 ERROR pool is exhausted\n";

function eventsOf(stdout: string): MonitorEvent[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => monitorEventSchema.parse(JSON.parse(line)));
}

describe("hephaestus monitor", () => {
  it("reads standard input, as its schema says, and ends with 1 after an alarm", async () => {
    const { stdout, code } = await runCli(["monitor", "-o", "json", "--no-fix"], { cwd, input: LINES });
    expect(eventsOf(stdout).map(({ type }) => type)).toEqual(["alarm", "summary"]);
    expect(code).toBe(1);
  });

  it("replays a log by its own times, with what the command line says of thresholds", async () => {
    writeFileSync(join(cwd, "a.log"), `${LINES}2026-11-20 09:01:13 ERROR pool is exhausted\n`);
    const args = ["monitor", "--replay", "a.log", "--no-fix", "--count", "2"];
    const { stdout, code } = await runCli([...args, "--window", "11s"], { cwd });
    expect(stdout).toContain("alarm 2 within 11s  a.log  pool is exhausted\n");
    expect(code).toBe(1);
    const apart = await runCli([...args, "--window", "10s"], { cwd });
    expect([apart.code, apart.stdout]).toEqual([0, expect.not.stringContaining("alarm 2")]);
  });

  it("runs a command", async () => {
    const args = ["monitor", "--no-fix", "--", process.execPath, "-e", 'console.error("ERROR: bad")'];
    const { stdout, code } = await runCli(args, { cwd });
    expect(stdout).toMatch(/alarm 1 within 5m .* bad\n1 line, 1 entry, 1 error, 1 alarm/);
    expect(code).toBe(1);
  });

  it("tells that a command did not succeed", async () => {
    const args = ["monitor", "--no-fix", "--", process.execPath, "-e", "process.exit(7)"];
    const { stdout, code } = await runCli(args, { cwd });
    expect(stdout).toContain(" ended: exit status 7\nno lines, no entries");
    expect(code).toBe(1);
  });

  it("tells when the entry of an alarm was written", async () => {
    const { stdout } = await runCli(["monitor", "--no-fix"], { cwd, input: LINES.replaceAll(" 09", "T09") });
    expect(stdout).toMatch(/^2026-11-20 09:01:03 alarm 1 within 5m/);
  });

  it("follows a file that comes late, finds what is wrong, and ends with a summary at Ctrl-C", async () => {
    writeFileSync(join(cwd, "tsconfig.json"), '{"compilerOptions": {"strict": true}}');
    writeFileSync(join(cwd, "a.ts"), "export const count = 1;\ncuont + 1;\n");
    const child = spawn(process.execPath, [MAIN, "monitor", "app.log", "-o", "json", "-w", "."], {
      cwd,
      env: ENV,
    });
    const events = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async (): Promise<MonitorEvent> =>
      monitorEventSchema.parse(JSON.parse(String((await events.next()).value)));
    await once(child, "spawn");
    appendFileSync(join(cwd, "app.log"), "a.ts(2,1): error TS2304: Cannot find name 'cuont'.\n");
    expect(await next()).toMatchObject({ type: "source", what: "appeared" });
    expect(await next()).toMatchObject({ type: "alarm", level: "error" });
    expect(await next()).toMatchObject({ type: "problem", problem: { tool: "tsc", file: "a.ts", line: 2 } });
    expect(await next()).toMatchObject({ type: "solution", files: ["a.ts"] });
    child.kill("SIGINT");
    expect(await next()).toMatchObject({ type: "summary", alarms: 1, problems: 1, solutions: 1 });
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  }, 60_000);

  it("ends when nobody reads any more", async () => {
    const child = spawn(process.execPath, [MAIN, "monitor", "app.log", "-o", "json", "--no-fix"], {
      cwd,
      env: ENV,
    });
    await once(child, "spawn");
    appendFileSync(join(cwd, "app.log"), "ERROR: one is lost\n");
    await once(child.stdout, "data");
    child.stdout.destroy();
    appendFileSync(join(cwd, "app.log"), "ERROR: now another thing broke\n");
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  });

  it("says what is wrong with a command line", async () => {
    const span = await runCli(["monitor", "-", "--window", "soon"], { cwd });
    expect([span.code, span.stderr]).toEqual([2, expect.stringContaining("soon is not a span of time")]);
    const missing = await runCli(["monitor", "--replay", "none.log"], { cwd });
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("no such log: none.log")]);
    const folder = await runCli(["monitor", "."], { cwd });
    expect([folder.code, folder.stderr]).toEqual([2, expect.stringContaining('monitor "./*.log"')]);
    writeFileSync(join(cwd, "a.log.gz"), "");
    const packed = await runCli(["monitor", "a.log.gz"], { cwd });
    expect([packed.code, packed.stderr]).toEqual([2, expect.stringContaining("--replay a.log.gz")]);
  });
});
