import type { Session } from "../session.ts";

/** Ends the server and starts it anew; it is told again what it knew. */
export async function restart({ server }: Session): Promise<void> {
  await server.restart();
}
