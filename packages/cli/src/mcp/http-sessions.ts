import { randomUUID } from "node:crypto";
import {
  WebStandardStreamableHTTPServerTransport,
  type McpServerFactory,
} from "@modelcontextprotocol/server";

/** Clients of the protocol's revisions before 2026: each has a session, over which it can be asked something. */
export interface HttpSessions {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** More clients than this at a time are none of one user; the oldest session ends. */
const MOST_SESSIONS = 32;

/** Keeps a server for each session. */
export function createHttpSessions(factory: McpServerFactory): HttpSessions {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  async function begin(request: Request): Promise<Response> {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    const server = await factory({ era: "legacy" });
    await server.connect(transport);
    const [oldest] = sessions.keys();
    if (sessions.size >= MOST_SESSIONS && oldest !== undefined) {
      await sessions.get(oldest)?.close();
      sessions.delete(oldest);
    }
    return transport.handleRequest(request);
  }
  return {
    fetch(request) {
      const id = request.headers.get("mcp-session-id");
      if (id === null) return begin(request);
      const known = sessions.get(id);
      return known?.handleRequest(request) ?? Promise.resolve(new Response(undefined, { status: 404 }));
    },
    async close() {
      for (const transport of sessions.values()) await transport.close();
      sessions.clear();
    },
  };
}
