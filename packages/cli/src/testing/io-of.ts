import { PassThrough, type Readable } from "node:stream";
import { EXIT_CODE } from "../exit-code.ts";
import { ownState } from "./own-state.ts";
import type { InputStream, Io, OutputStream } from "../io.ts";

export interface TestIo extends Io {
  readonly stdout: PassThrough & OutputStream;
  readonly stderr: PassThrough & OutputStream;
}

/** What a command sees of its process in a test, without a terminal unless `keyboard` is given. */
export function ioOf(
  given: Partial<Pick<Io, "env" | "cwd">> & { stdin?: Readable; keyboard?: InputStream } = {},
): TestIo {
  const { stdin = new PassThrough(), env = {}, cwd = "/", keyboard } = given;
  return {
    stdin,
    stdout: new PassThrough(),
    stderr: Object.assign(new PassThrough(), { isTTY: keyboard !== undefined }),
    env: { ...ownState(cwd), ...env },
    cwd,
    signal: new AbortController().signal,
    keyboard: () => keyboard,
    hasLog: () => false,
    takeSignals: () => () => undefined,
    exitCode: EXIT_CODE.clean,
  };
}
