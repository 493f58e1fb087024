import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";

/** Looks again which problems the workspace still shows. */
export async function verify(session: Session): Promise<void> {
  await presentResult(session, "verify", await session.server.execute("verify", {}));
}
