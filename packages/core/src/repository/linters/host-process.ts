import { fork, type ChildProcess } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { TextEdit } from "../../model/edit.ts";
import { commandEnvironment } from "../command-environment.ts";
import { editsBetween } from "../edits-between.ts";
import { firstLine } from "./first-line.ts";
import type { LintMessage, LintProcess, LintResult } from "./lint-message.ts";
import type { LintPlace } from "./lint-tool.ts";
import {
  HostAnswerSchema,
  type HostAnswer,
  type HostFix,
  type HostMessage,
  type HostRequest,
} from "./protocol.ts";

const AnswerId = z.object({ id: z.number() });

/** Starts `lint-host.ts` for a tool that is a module. */
export function startHost({ tool, folder, main }: LintPlace, timeoutMs: number): LintProcess {
  const child = forkHost(tool, folder, main);
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  let asked = 0;
  let ended: string | undefined;

  const settle = (answer: HostAnswer): void => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  const end = (reason: string): void => {
    ended ??= reason;
    child.kill("SIGKILL");
    for (const id of waiting.keys()) settle({ id, error: ended });
  };
  child.on("message", (message) => settle(readAnswer(message, tool)));
  child.on("exit", (code) =>
    end(code === null ? `${tool} was ended` : `${tool} ended with exit code ${code}`),
  );
  child.on("error", (error) => end(`${tool} cannot be reached: ${error.message}`));

  return {
    async ask(path, text) {
      if (ended !== undefined) return { unavailable: ended };
      const request: HostRequest = { id: (asked += 1), path, text };
      const timer = setTimeout(() => end(`${tool} gave no answer in ${timeoutMs / 1000} s`), timeoutMs);
      const answer = await new Promise<HostAnswer>((resolve) => {
        waiting.set(request.id, resolve);
        child.send(request);
      });
      clearTimeout(timer);
      return resultOf(answer, { text, tool });
    },
    stop: () => end(`${tool} was ended`),
  };
}

/** What the host prints is the project's, not ours: it goes nowhere. Secrets and our own Node options stay here. */
function forkHost(tool: string, folder: string, main: string): ChildProcess {
  const self = fileURLToPath(import.meta.url);
  const host = join(dirname(self), `lint-host${extname(self)}`);
  return fork(host, [tool, folder, main], {
    cwd: folder,
    env: commandEnvironment(process.env),
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

function readAnswer(message: unknown, tool: string): HostAnswer {
  const answer = HostAnswerSchema.safeParse(message);
  if (answer.success) return answer.data;
  return { id: AnswerId.safeParse(message).data?.id ?? -1, error: `${tool}'s answer makes no sense` };
}

function resultOf(
  { messages, formatted, error }: HostAnswer,
  { text, tool }: { text: string; tool: string },
): LintResult {
  if (messages !== undefined) return { messages: messages.map((message) => messageOf(message, text)) };
  if (formatted !== undefined) return { messages: layoutMessages(tool, editsBetween(text, formatted)) };
  return { unavailable: firstLine(error) ?? `${tool} gave no answer` };
}

function messageOf(
  { ruleId, message, line = 1, column = 1, fix, suggestions }: HostMessage,
  text: string,
): LintMessage {
  const isOfText = ({ range: [start, end] }: HostFix): boolean =>
    start >= 0 && start <= end && end <= text.length;
  return {
    ...(ruleId === null ? {} : { rule: ruleId }),
    message,
    line,
    column,
    ...(fix === undefined || !isOfText(fix) ? {} : { fix: [editOf(fix)] }),
    ...(suggestions === undefined
      ? {}
      : {
          suggestions: suggestions
            .filter(({ fix: edit }) => isOfText(edit))
            .map(({ desc, fix: edit }) => ({ title: desc, edits: [editOf(edit)] })),
        }),
  };
}

function editOf({ range: [start, end], text }: HostFix): TextEdit {
  return { start, end, text };
}

function layoutMessages(tool: string, fix: TextEdit[]): LintMessage[] {
  if (fix.length === 0) return [];
  return [{ message: `not as ${tool} lays it out`, line: 1, column: 1, fix, isLayout: true }];
}
