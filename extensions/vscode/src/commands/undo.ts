import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";

/** Takes the last fix back, in all its files. */
export async function undo(session: Session): Promise<void> {
  await presentResult(session, "undoLast", await session.server.execute("undoLast", {}));
}
