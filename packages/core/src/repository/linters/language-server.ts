import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { commandEnvironment } from "../command-environment.ts";
import { killTree } from "../kill-tree.ts";
import { createMessageStream, encodeMessage } from "./message-stream.ts";

/** A language server of the workspace, spoken to over its standard input and output. */
export interface LanguageServer {
  /** The result, unchecked. Rejects with the reason where the server refuses, or has ended. */
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Ends the server and what it started; every open request then rejects with the reason. */
  end(reason: string): void;
  /** Why it has ended. */
  readonly ended: string | undefined;
  /** Rejects with the reason when it has ended. */
  readonly closed: Promise<never>;
}

export interface LanguageServerOptions {
  tool: string;
  /** Absolute path of a program for Node. */
  program: string;
  args: readonly string[];
  folder: string;
  /** What each section of settings that it asks for holds. */
  settings: unknown;
  onNotification(method: string, params: unknown): void;
}

const MessageSchema = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const ItemsSchema = z.object({ items: z.array(z.unknown()) });

type ServerChild = ChildProcessByStdio<Writable, Readable, null>;

/** It leads a group of its own, so that what it starts ends with it. */
function spawnServer(program: string, args: readonly string[], folder: string): ServerChild {
  return spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...commandEnvironment(process.env), ELECTRON_RUN_AS_NODE: "1" },
    detached: process.platform !== "win32",
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  });
}

/** Starts a server. What it prints besides goes nowhere; secrets and our own Node options stay here. */
export function startLanguageServer(options: LanguageServerOptions): LanguageServer {
  const { tool, program, args, folder, settings, onNotification } = options;
  const child = spawnServer(program, args, folder);
  const waiting = new Map<number | string, { resolve(result: unknown): void; reject(reason: Error): void }>();
  const closing = Promise.withResolvers<never>();
  closing.promise.catch(() => undefined);
  let asked = 0;
  let ended: string | undefined;

  const send = (message: Readonly<Record<string, unknown>>): void => {
    if (ended === undefined) child.stdin.write(encodeMessage(message));
  };
  const end = (reason: string): void => {
    if (ended !== undefined) return;
    ended = reason;
    killTree(child.pid);
    closing.reject(new Error(reason));
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const receive = (message: unknown): void => {
    const { data } = MessageSchema.safeParse(message);
    if (data === undefined) return end(`${tool}'s answer makes no sense`);
    const { id, method, params, result, error } = data;
    if (method !== undefined && id !== undefined) {
      const items = ItemsSchema.safeParse(params).data?.items;
      send({ id, result: method === "workspace/configuration" ? (items ?? []).map(() => settings) : null });
    } else if (method !== undefined) onNotification(method, params);
    else if (id !== undefined) {
      if (error === undefined) waiting.get(id)?.resolve(result);
      else waiting.get(id)?.reject(new Error(error.message));
      waiting.delete(id);
    }
  };
  const stream = createMessageStream(receive);
  child.stdout.on("data", (piece: Buffer) => {
    if (ended === undefined && !stream.push(piece)) end(`${tool}'s answer makes no sense`);
  });
  child.stdin.on("error", () => undefined);
  child.on("exit", (code) =>
    end(code === null ? `${tool} was ended` : `${tool} ended with exit code ${code}`),
  );
  child.on("error", (error) => end(`${tool} cannot be reached: ${error.message}`));

  return {
    request(method, params) {
      if (ended !== undefined) return Promise.reject(new Error(ended));
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ id, method, params });
      });
    },
    notify: (method, params) => send({ method, params }),
    end,
    closed: closing.promise,
    get ended() {
      return ended;
    },
  };
}
