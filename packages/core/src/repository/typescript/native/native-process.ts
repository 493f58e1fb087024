import { fork, type ChildProcess } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { freemem } from "node:os";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { commandEnvironment } from "../../command-environment.ts";
import { killTree } from "../../kill-tree.ts";
import { NativeAnswerSchema, type NativeAnswer, type NativeRequest } from "./protocol.ts";

/** A process that holds a native compiler. Once it has ended, every question is answered with the reason. */
export interface NativeProcess {
  /** Answers come in the order of the questions. Never rejects. */
  ask(request: Omit<NativeRequest, "id">): Promise<NativeAnswer>;
  /** Whether it can still answer. */
  isAlive(): boolean;
  /** Ends it with all that it started, at once. */
  stop(): void;
}

const MEBIBYTE = 1024 * 1024;
const LEAST_MEBIBYTES = 1024;

/**
 * The compiler lives for seconds, and checks a few files: to collect its garbage a quarter as often saves a fifth of its time.
 * What is free bounds what it takes.
 */
function seldomCollected(): NodeJS.ProcessEnv {
  const mebibytes = Math.max(LEAST_MEBIBYTES, Math.floor(freemem() / 2 / MEBIBYTE));
  return { GOGC: "400", GOMEMLIMIT: `${mebibytes}MiB` };
}
const AnswerId = z.object({ id: z.number() });

/** Starts the TypeScript of a package's folder on a workspace. What gives no answer in time is ended. */
export function startNative(packageFolder: string, root: string, timeoutMs: number): NativeProcess {
  const child = forkHost(packageFolder, root);
  const waiting = new Map<number, (answer: NativeAnswer) => void>();
  let asked = 0;
  let ended: string | undefined;

  const settle = (answer: NativeAnswer): void => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  const end = (reason: string): void => {
    if (ended === undefined) killTree(child.pid);
    ended ??= reason;
    for (const id of waiting.keys()) settle({ id, error: ended });
  };
  /** Called after what came while we were busy ourselves is read. */
  const endUnlessAnswered = (id: number): void => {
    if (waiting.has(id)) end(`TypeScript gave no answer in ${timeoutMs / 1000} s`);
  };
  child.on("message", (message) => settle(readAnswer(message)));
  child.on("exit", (code) =>
    end(`TypeScript ended with ${code === null ? "a signal" : `exit code ${code}`}`),
  );
  child.on("error", (error) => end(`TypeScript cannot be reached: ${error.message}`));

  return {
    async ask(request) {
      const id = (asked += 1);
      if (ended !== undefined) return { id, error: ended };
      const timer = setTimeout(() => setImmediate(endUnlessAnswered, id), timeoutMs);
      const answer = await new Promise<NativeAnswer>((resolve) => {
        waiting.set(id, resolve);
        child.send({ ...request, id });
      });
      clearTimeout(timer);
      return answer;
    },
    isAlive: () => ended === undefined,
    stop: () => end("TypeScript was ended"),
  };
}

/** It leads a group of its own, so that the compiler it starts ends with it. Secrets and our own Node options stay here. */
function forkHost(packageFolder: string, root: string): ChildProcess {
  const self = fileURLToPath(import.meta.url);
  const host = join(dirname(self), `native-typescript-host${extname(self)}`);
  return fork(host, [packageFolder, root], {
    cwd: root,
    detached: process.platform !== "win32",
    env: { ...seldomCollected(), ...commandEnvironment(process.env) },
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

function readAnswer(message: unknown): NativeAnswer {
  const answer = NativeAnswerSchema.safeParse(message);
  if (answer.success) return answer.data;
  return { id: AnswerId.safeParse(message).data?.id ?? -1, error: "TypeScript's answer makes no sense" };
}
