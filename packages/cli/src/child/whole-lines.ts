const NEWLINE = 0x0a;
/** More than this without a newline is passed on as it is. */
const LONGEST_LINE = 64 * 1024;

/** Passes on the bytes of several streams so that no line of one is broken by another. */
export interface WholeLines {
  /** A listener for the chunks of one stream. */
  listener(): (chunk: Buffer) => void;
  /** Passes on what is left, each rest as a line. */
  end(): void;
}

export function createWholeLines(write: (bytes: Uint8Array) => void): WholeLines {
  const rests: { begun: Buffer }[] = [];
  return {
    listener() {
      const rest: { begun: Buffer } = { begun: Buffer.alloc(0) };
      rests.push(rest);
      return (chunk) => {
        const bytes = rest.begun.length === 0 ? chunk : Buffer.concat([rest.begun, chunk]);
        const end = bytes.lastIndexOf(NEWLINE) + 1;
        const whole = bytes.length - end > LONGEST_LINE ? bytes.length : end;
        if (whole > 0) write(bytes.subarray(0, whole));
        rest.begun = Buffer.from(bytes.subarray(whole));
      };
    },
    end() {
      for (const { begun } of rests) if (begun.length > 0) write(Buffer.concat([begun, Buffer.of(NEWLINE)]));
      rests.length = 0;
    },
  };
}
