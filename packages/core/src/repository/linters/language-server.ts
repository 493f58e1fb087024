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
  ended(): string | undefined;
  /** Whether it went by itself and well: a server that programs share goes with the last of them, though another just came. */
  hasLeft(): boolean;
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

/** A request without its answer so far. */
interface Waiting {
  resolve(result: unknown): void;
  reject(reason: Error): void;
}

/** It leads a group of its own, so that what it starts ends with it. */
function spawnServer({ program, args, folder }: LanguageServerOptions): ServerChild {
  return spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...commandEnvironment(process.env), ELECTRON_RUN_AS_NODE: "1" },
    detached: process.platform !== "win32",
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  });
}

/** What a server that asks is answered: the settings of each section that it names, nothing to all else. */
function answerTo(method: string, params: unknown, settings: unknown): unknown {
  if (method !== "workspace/configuration") return null;
  return (ItemsSchema.safeParse(params).data?.items ?? []).map(() => settings);
}

/** Starts a server. What it prints besides goes nowhere; secrets and our own Node options stay here. */
export function startLanguageServer(options: LanguageServerOptions): LanguageServer {
  const { tool, settings, onNotification } = options;
  const child = spawnServer(options);
  const senseless = `${tool}'s answer makes no sense`;
  const waiting = new Map<number | string, Waiting>();
  const closing = Promise.withResolvers<never>();
  closing.promise.catch(() => undefined);
  let asked = 0;
  let ended: string | undefined;
  let hasLeft = false;

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
    if (data === undefined) return end(senseless);
    const { id, method, params, result, error } = data;
    if (method !== undefined && id !== undefined) send({ id, result: answerTo(method, params, settings) });
    else if (method !== undefined) onNotification(method, params);
    else if (id !== undefined) {
      const request = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) request?.resolve(result);
      else request?.reject(new Error(error.message));
    }
  };
  const stream = createMessageStream(receive);
  child.stdout.on("data", (piece: Buffer) => {
    if (ended === undefined && !stream.push(piece)) end(senseless);
  });
  child.stdin.on("error", () => undefined);
  child.on("exit", (code) => {
    hasLeft = ended === undefined && code === 0;
    end(code === null ? `${tool} was ended` : `${tool} ended with exit code ${code}`);
  });
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
    ended: () => ended,
    hasLeft: () => hasLeft,
  };
}
