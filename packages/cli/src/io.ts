import type { ExitCode } from "./exit-code.ts";

export interface OutputStream extends NodeJS.WritableStream {
  isTTY?: boolean;
  columns?: number;
}

export interface InputStream extends NodeJS.ReadableStream {
  isTTY?: boolean;
}

/** All that a command may see of its process. Data goes to `stdout`, everything else to `stderr`. */
export interface Io {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the user interrupts. The process ends as soon as the listeners return: they clean up synchronously. */
  readonly signal: AbortSignal;
  /** What the process will end with; a command sets it where the answer is not `clean`. */
  exitCode: ExitCode;
}

/** Writes text and waits until the stream has taken it, or is gone: a reader that left is no reason to stop. */
export async function print(stream: OutputStream, text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}
