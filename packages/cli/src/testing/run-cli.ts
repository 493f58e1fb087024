import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { ownState } from "./own-state.ts";

export const MAIN: string = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Neither what the test runner sets nor what the developer likes. */
const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...OWN } = process.env;
export const ENV: Readonly<Record<string, string | undefined>> = OWN;

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  /** What standard input holds; nothing by default. */
  input?: string | Uint8Array;
  env?: Readonly<Record<string, string>>;
}

/** Runs the real command line from source, without a terminal, and waits for its end. */
export async function runCli(
  args: readonly string[],
  { cwd, input = "", env = {} }: RunOptions,
): Promise<Outcome> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...ENV, ...ownState(cwd), ...env } });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code: Number(code), stdout, stderr };
}
