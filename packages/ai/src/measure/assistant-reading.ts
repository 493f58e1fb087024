import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { textTokens } from "../providers/count-tokens.ts";

const [program = "", log = "", workspace = ""] = process.argv.slice(2);

/** Prints how much an assistant reads of `analyze_log` instead of the log: `node … CLI LOG WORKSPACE`. */
async function main(): Promise<void> {
  const answers = await replies([
    [
      "initialize",
      { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "bench", version: "1" } },
    ],
    ["tools/call", { name: "analyze_log", arguments: { path: log } }],
  ]);
  const text = await readFile(log, "utf8");
  const [whole, read] = await Promise.all([textTokens(text), textTokens(answers.at(-1) ?? "")]);
  const share = ((100 * read) / whole).toFixed(2);
  console.log(
    `| what an assistant reads / a log of ${(text.length / 1e6).toFixed(1)} MB, in tokens | ${share} % | ${read} | ${whole} |`,
  );
}

/** What the server answers to requests, asked one after the other. */
async function replies(requests: readonly (readonly [method: string, params: object])[]): Promise<string[]> {
  const server = spawn(process.execPath, [program, "mcp", "-w", workspace], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const [index, [method, params]] of requests.entries()) {
    server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: index + 1, method, params })}\n`);
    answers.push(await answerTo(index + 1, lines));
  }
  server.stdin.end();
  return answers;
}

async function answerTo(id: number, lines: AsyncIterator<string>): Promise<string> {
  for (;;) {
    const { done, value } = await lines.next();
    if (done === true) throw new Error("the server left");
    if (value.includes(`"id":${id}`)) return value;
  }
}

await main();
