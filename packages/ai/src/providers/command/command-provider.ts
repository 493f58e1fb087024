import { spawn } from "node:child_process";
import { z } from "zod";
import { printable } from "@hephaestus/core";
import { countTokens, textTokens } from "../count-tokens.ts";
import { readReply } from "../form-words.ts";
import { failed, type Completion, type ModelProvider, type ModelRequest } from "../provider.ts";
import { streamOf } from "../stream-of.ts";
import { withoutThoughts } from "../without-thoughts.ts";

export interface CommandSettings {
  /** Program and arguments; no shell reads them. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  timeoutMs: number;
}

/** More than any answer of a model, and less than what would fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Whether programs are started in groups, which end together. */
const HAS_GROUPS = process.platform !== "win32";
/** Of what a program complains the end is kept. */
const MOST_COMPLAINT = 4_096;

const answerSchema = z.union([
  z.strictObject({ text: z.string(), model: z.string().optional() }),
  z.strictObject({ refusal: z.string() }),
]);

/**
 * Any program as a model: the request comes as one JSON object on its standard input, `{version: 1, system, turns,
 * maxOutputTokens, temperature?, form?}`; it answers with `{"text": "…"}` or `{"refusal": "…"}` on standard output, or
 * with the bare text.
 */
export function createCommandProvider(settings: CommandSettings): ModelProvider {
  const [program = ""] = settings.command;
  const id = `command/${program.split(/[\\/]/).at(-1) ?? program}`;
  const complete = async (request: ModelRequest): Promise<Completion> => {
    const ended = await run(settings, requestText(request), request.signal);
    if (typeof ended !== "string") return failed(ended.kind, `${id}: ${ended.message}`);
    return readAnswer(ended, request, id);
  };
  return {
    id,
    capabilities: { structuredOutput: "none", streams: false, remote: true },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens,
  };
}

function requestText({ signal: _signal, ...request }: ModelRequest): string {
  return `${JSON.stringify({ version: 1, ...request })}\n`;
}

type Ended = string | { kind: "timed-out" | "unavailable" | "truncated" | "aborted"; message: string };

function run(
  { command, cwd, env, timeoutMs }: CommandSettings,
  input: string,
  signal?: AbortSignal,
): Promise<Ended> {
  const [program = "", ...args] = command;
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = spawn(program, args, {
    cwd,
    env,
    timeout: timeoutMs,
    signal,
    killSignal: "SIGKILL",
    detached: HAS_GROUPS,
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.on("exit", () => endGroup(child.pid));
  let complaint = "";
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) child.kill("SIGKILL");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-MOST_COMPLAINT);
  });
  child.on("error", (error) => {
    const isAborted = error.name === "AbortError";
    const kind = isAborted ? "aborted" : "unavailable";
    resolve({ kind, message: isAborted ? "the run was ended" : startWords(error, program) });
  });
  child.on("close", (code, killedBy) => {
    if (bytes > MOST_BYTES) resolve({ kind: "truncated", message: "its answer is longer than 4 MB" });
    else if (killedBy === "SIGKILL") resolve({ kind: "timed-out", message: "no answer in time" });
    else if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
    else resolve({ kind: "unavailable", message: `it ended with ${code ?? killedBy}${lastLine(complaint)}` });
  });
  return promise;
}

/** What a program started and left behind would hold its output open. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined || !HAS_GROUPS) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    return;
  }
}

/** Why a program did not start. */
function startWords({ message, ...error }: Error, program: string): string {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return `there is no program ${program}; see ai.command`;
  return code === "EACCES" ? `${program} may not be run; see ai.command` : message;
}

/** What a program said last before it failed: it is what helps to mend it. */
function lastLine(complaint: string): string {
  const line = complaint.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return line === "" ? "" : `: ${printable(line).slice(0, 300)}`;
}

async function readAnswer(output: string, request: ModelRequest, id: string): Promise<Completion> {
  const answer = answerOf(output);
  if ("refusal" in answer) return failed("refused", `${id}: the model refused to answer`);
  const { model = id } = answer;
  const text = withoutThoughts(answer.text);
  if (text.trim() === "") return failed("unreadable", `${id}: it answered nothing`);
  const usage = { input: await countTokens(request), cached: 0, written: 0, output: await textTokens(text) };
  return readReply({ text, usage, model }, request.form);
}

function answerOf(output: string): z.infer<typeof answerSchema> {
  try {
    const read = answerSchema.safeParse(JSON.parse(output));
    if (read.success) return read.data;
  } catch {
    return { text: output };
  }
  return { text: output };
}
