import { HephaestusError } from "../../model/error.ts";
import { inMebibytes } from "./log-limits.ts";

/** A number of bytes that several streams may share. */
export interface ByteBudget {
  readonly total: number;
  left: number;
}

/** Passes bytes on as long as the budget lasts, then throws `log-unreadable`; `what` says what they are, e.g. `run.zip unpacks`. */
export async function* bounded(
  what: string,
  chunks: AsyncIterable<Uint8Array>,
  budget: ByteBudget,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.left -= chunk.length;
    if (budget.left < 0)
      throw new HephaestusError("log-unreadable", `${what} to more than ${inMebibytes(budget.total)}`);
    yield chunk;
  }
}
