import { forgetClipboard } from "../capture/clipboard.ts";
import type { Session } from "../session.ts";

/** Forgets all logs and their problems. */
export async function clear({ server }: Session): Promise<void> {
  forgetClipboard();
  if (server.isRunning) await server.execute("clear", {});
}
