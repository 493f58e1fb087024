import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";

/** Applies every proved fix, in one edit; what is only plausible is left to the user. */
export async function fixAll(session: Session): Promise<void> {
  await presentResult(session, "fixAll", await session.server.execute("fixAll", {}));
}
