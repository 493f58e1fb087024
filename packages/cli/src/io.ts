export interface OutputStream extends NodeJS.WritableStream {
  /** Its file descriptor, where it is one of the process. */
  fd?: number;
  isTTY?: boolean;
  columns?: number;
  writableNeedDrain?: boolean;
  /** In bits. */
  getColorDepth?(): number;
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
  /** Where the user types, also while standard input is a log; undefined where nobody sits. Whoever takes it ends it. */
  readonly keyboard: () => InputStream | undefined;
  /** Whether a shell pipes something into standard input, or has it read a file. */
  readonly hasLog: () => boolean;
  /** Has the signals that would end the process come here, until the function that is given back is called. */
  readonly takeSignals: (listener: (signal: NodeJS.Signals) => void) => () => void;
  /** What the process will end with, an `ExitCode` or that of a command it ran; set where the answer is not `clean`. */
  exitCode: number;
}

/** Writes text and waits until the stream has taken it, or is gone: a reader that left is no reason to stop. */
export async function print(stream: OutputStream, text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}
