import { fork, type ChildProcess } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { commandEnvironment } from "../command-environment.ts";
import { LintAnswerSchema, type LintAnswer, type LintMessage, type LintRequest } from "./protocol.ts";

/** What linting one file came to: its messages, or why there are none to be had. */
export type LintResult = { messages: LintMessage[] } | { unavailable: string };

/** A process that holds the ESLint of one folder. Once it has ended, every question is answered with the reason. */
export interface EslintProcess {
  /** `path` is absolute; the text need not be what the disk holds. Never rejects. */
  ask(path: string, text: string): Promise<LintResult>;
  stop(): void;
}

const AnswerId = z.object({ id: z.number() });

export function startEslint(folder: string, timeoutMs: number): EslintProcess {
  const child = forkHost(folder);
  const waiting = new Map<number, (answer: LintAnswer) => void>();
  let asked = 0;
  let ended: string | undefined;

  const settle = (answer: LintAnswer): void => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  const end = (reason: string): void => {
    ended ??= reason;
    child.kill("SIGKILL");
    for (const id of waiting.keys()) settle({ id, error: ended });
  };
  child.on("message", (message) => settle(readAnswer(message)));
  child.on("exit", (code) => end(code === null ? "eslint was ended" : `eslint ended with exit code ${code}`));
  child.on("error", (error) => end(`eslint cannot be reached: ${error.message}`));

  return {
    async ask(path, text) {
      if (ended !== undefined) return { unavailable: ended };
      const request: LintRequest = { id: (asked += 1), path, text };
      const timer = setTimeout(() => end(`eslint gave no answer in ${timeoutMs / 1000} s`), timeoutMs);
      const { messages, error } = await new Promise<LintAnswer>((resolve) => {
        waiting.set(request.id, resolve);
        child.send(request);
      });
      clearTimeout(timer);
      return messages === undefined ? { unavailable: firstLine(error) } : { messages };
    },
    stop: () => end("eslint was ended"),
  };
}

/** What the host prints is the project's, not ours: it goes nowhere. Secrets and our own Node options stay here. */
function forkHost(folder: string): ChildProcess {
  const self = fileURLToPath(import.meta.url);
  const host = join(dirname(self), `eslint-host${extname(self)}`);
  return fork(host, [folder], {
    cwd: folder,
    env: commandEnvironment(process.env),
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

function readAnswer(message: unknown): LintAnswer {
  const answer = LintAnswerSchema.safeParse(message);
  if (answer.success) return answer.data;
  return { id: AnswerId.safeParse(message).data?.id ?? -1, error: "eslint's answer makes no sense" };
}

/** ESLint explains its errors in pages. */
function firstLine(error: string | undefined): string {
  return error?.split("\n").find((line) => line.trim() !== "") ?? "eslint gave no answer";
}
