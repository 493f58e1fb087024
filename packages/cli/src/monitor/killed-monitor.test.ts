import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { ENV, MAIN } from "../testing/run-cli.ts";

const BATCH = 400;
/** Milliseconds from each start to its kill: before, while and after the first state is saved; and how often is rotated before the next. */
const LIVES: readonly [number, number][] = [
  [300, 0],
  [700, 0],
  [1350, 1],
  [900, 2],
  [1700, 0],
  [1400, 2],
  [1500, 3],
  [1250, 1],
];

const State = z.object({
  counts: z.object({ lines: z.number(), errors: z.number() }),
  templates: z.object({
    entries: z.number(),
    templates: z.array(z.object({ count: z.number(), sample: z.string() })),
  }),
});

function monitor(cwd: string): ReturnType<typeof spawn> {
  const args = ["monitor", "app.log", "--state", "state.json", "--no-fix", "-o", "json", "-w", "."];
  return spawn(process.execPath, [MAIN, ...args], { cwd, env: ENV, stdio: "ignore" });
}

function read(cwd: string): z.infer<typeof State> | undefined {
  try {
    return State.parse(JSON.parse(readFileSync(join(cwd, "state.json"), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes numbered entries of two kinds, one of them with a trace. */
function write(cwd: string, from: number): void {
  let text = "";
  for (let number = from; number < from + BATCH; number++)
    text +=
      number % 2 === 0
        ? `2026-11-20 09:01:02 INFO served request ${number}\n`
        : `2026-11-20 09:01:02 ERROR lost item ${number}\n\tat Shop.sell (shop.js:${number}:1)\n`;
  appendFileSync(join(cwd, "app.log"), text);
}

/** As logrotate does: the newest is `app.log.1`. */
function rotate(cwd: string): void {
  for (let number = 20; number > 0; number--)
    if (existsSync(join(cwd, `app.log.${number}`)))
      renameSync(join(cwd, `app.log.${number}`), join(cwd, `app.log.${number + 1}`));
  renameSync(join(cwd, "app.log"), join(cwd, "app.log.1"));
}

test("a monitor that is killed at any moment loses nothing and counts nothing twice", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "killed-"));
  let written = 0;
  let acknowledged = 0;
  try {
    for (const [life, rotations] of LIVES) {
      const child = monitor(cwd);
      const ended = once(child, "close");
      const isOver = pause(life).then(() => child.kill("SIGKILL"));
      for (let batch = 0; batch < 5; batch++) {
        write(cwd, written);
        written += BATCH;
        await pause(life / 6);
      }
      await isOver;
      await ended;
      for (let time = 0; time < rotations && read(cwd) !== undefined; time++) {
        rotate(cwd);
        write(cwd, written);
        written += BATCH;
      }
      const entries = read(cwd)?.templates.entries ?? 0;
      expect(entries).toBeGreaterThanOrEqual(acknowledged);
      expect(entries).toBeLessThanOrEqual(written);
      acknowledged = entries;
    }
    const last = monitor(cwd);
    while ((read(cwd)?.templates.entries ?? 0) < written && last.exitCode === null) await pause(50);
    last.kill("SIGINT");
    await once(last, "close");
    const state = read(cwd);
    expect(state?.counts).toEqual({ lines: (written * 3) / 2, errors: written / 2 });
    expect(state?.templates.entries).toBe(written);
    expect(state?.templates.templates.map(({ count }) => count)).toEqual([written / 2, written / 2]);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}, 120_000);
