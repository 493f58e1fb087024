import { spawn } from "node:child_process";
import { z } from "zod";
import { countTokens, textTokens } from "../count-tokens.ts";
import { readReply } from "../form-words.ts";
import { failed, type Completion, type ModelProvider, type ModelRequest } from "../provider.ts";
import { streamOf } from "../stream-of.ts";

export interface CommandSettings {
  /** Program and arguments; no shell reads them. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  timeoutMs: number;
}

/** More than any answer of a model, and less than what would fill the memory. */
const MOST_BYTES = 4 * 1024 * 1024;

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
    stdio: ["pipe", "pipe", "ignore"],
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) child.kill("SIGKILL");
  });
  child.on("error", ({ name, message }) => {
    const isAborted = name === "AbortError";
    resolve({
      kind: isAborted ? "aborted" : "unavailable",
      message: isAborted ? "the run was ended" : message,
    });
  });
  child.on("close", (code, killedBy) => {
    if (bytes > MOST_BYTES) resolve({ kind: "truncated", message: "its answer is longer than 4 MB" });
    else if (killedBy !== null) resolve({ kind: "timed-out", message: "no answer in time" });
    else if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
    else resolve({ kind: "unavailable", message: `it ended with ${code}` });
  });
  return promise;
}

async function readAnswer(output: string, request: ModelRequest, id: string): Promise<Completion> {
  const answer = answerOf(output);
  if ("refusal" in answer) return failed("refused", `${id}: the model refused to answer`);
  const { text, model = id } = answer;
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
