import { Readable } from "node:stream";
import type { InputStream } from "../io.ts";
import { run } from "../run.ts";
import { ioOf } from "./io-of.ts";
import type { Outcome, RunOptions } from "./run-cli.ts";

/** Runs a command line in this process, for what needs no process of its own; with a terminal if `keyboard` is one. */
export async function runHere(
  args: readonly string[],
  { cwd, input = "", env = {}, keyboard }: RunOptions & { keyboard?: InputStream },
): Promise<Outcome> {
  const stdin = Readable.from([Buffer.from(input)]);
  const io = ioOf({ stdin, env, cwd, ...(keyboard === undefined ? {} : { keyboard }) });
  const code = await run(args, io);
  return { code, stdout: String(io.stdout.read() ?? ""), stderr: String(io.stderr.read() ?? "") };
}
