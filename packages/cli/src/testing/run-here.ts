import { PassThrough, Readable } from "node:stream";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { run } from "../run.ts";
import type { Outcome, RunOptions } from "./run-cli.ts";

/** Runs a command line in this process, for what needs no process of its own; without a terminal. */
export async function runHere(
  args: readonly string[],
  { cwd, input = "", env = {} }: RunOptions,
): Promise<Outcome> {
  const [stdin, stdout, stderr] = [Readable.from([Buffer.from(input)]), new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const io: Io = { stdin, stdout, stderr, env, cwd, signal, exitCode: EXIT_CODE.clean };
  const code = await run(args, io);
  return { code, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
}
