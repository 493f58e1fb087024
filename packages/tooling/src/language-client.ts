import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

/** As much of a language client as a bench and a test of a bundle need. */
export interface LanguageClient {
  request(method: string, parameters?: unknown): Promise<unknown>;
  notify(method: string, parameters: unknown): void;
  /** Resolves with the parameters of the next notification of that method. */
  next(method: string): Promise<unknown>;
  dispose(): void;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** Starts a server that speaks LSP on its standard streams. Requests of the server are answered with null. */
export function startLanguageClient(command: string, args: readonly string[]): LanguageClient {
  const server = spawn(command, args);
  const answers = new Map<number, (message: Message) => void>();
  const waiting = new Map<string, ((parameters: unknown) => void)[]>();
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let count = 0;
  readMessages(server, (message) => {
    const { id, method, params } = message;
    if (method === undefined) answers.get(id ?? -1)?.(message);
    else if (id !== undefined) send({ id, result: null });
    else for (const resolve of waiting.get(method)?.splice(0) ?? []) resolve(params);
  });
  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = (count += 1);
        answers.set(id, ({ result, error }) => {
          if (error === undefined) resolve(result);
          else reject(new Error(error.message));
        });
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    next: (method) =>
      new Promise((resolve) => {
        waiting.set(method, [...(waiting.get(method) ?? []), resolve]);
      }),
    dispose: () => void server.kill(),
  };
}

function readMessages(
  { stdout, stderr }: ChildProcessWithoutNullStreams,
  take: (message: Message) => void,
): void {
  let held = Buffer.alloc(0);
  stderr.pipe(process.stderr, { end: false });
  stdout.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(held.toString("latin1", 0, end))?.[1]);
      if (end === -1 || held.length < end + 4 + length) return;
      const message: Message = JSON.parse(held.toString("utf8", end + 4, end + 4 + length));
      held = held.subarray(end + 4 + length);
      take(message);
    }
  });
}
