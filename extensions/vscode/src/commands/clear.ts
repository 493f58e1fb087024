import type { Session } from "../session.ts";

/** Forgets all logs and their problems. */
export async function clear({ server }: Session): Promise<void> {
  if (server.isRunning) await server.execute("clear", {});
}
