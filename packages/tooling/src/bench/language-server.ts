/** The figures of the language server, by itself (`node packages/tooling/src/bench/language-server.ts`) or in `pnpm bench`. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { buildLanguageServer } from "../build.ts";
import { startLanguageClient, type LanguageClient } from "../language-client.ts";
import { measure, median } from "./measure.ts";
import { brokenProject } from "./project-rows.ts";
import { MIXED_SLIPS } from "./slips.ts";

/** A figure with the bar it has to stay below. */
export interface Figure {
  figure: string;
  measured: number;
  bar: number;
  unit: "ms" | "MB" | "‰";
  remark: string;
}

const SERVER = fileURLToPath(new URL("../../../../language-server/dist", import.meta.url));
const ROUNDS = 9;
const LIGHT_BULBS = 200;
const MEGABYTE_OF_LINES = 10_000;
/** A hundred bytes, as most lines of a log: nothing to tell. */
const LINE =
  "2026-11-20T09:01:02.1234567Z npm info run shop@1.0.0 build packages/shop { code: 0, signal: null }  \n";
const ERROR = "a.ts(2,21): error TS2552: Cannot find name 'greting'. Did you mean 'greeting'?\n";
const SETTLED_MS = 500;

const Doctor = z.object({ memory: z.number(), peakMemory: z.number() });
const Summary = z.object({ stage: z.string(), errors: z.number(), proved: z.number() });

/** Measures the bundled server: what an editor waits for, and what it costs to have it at hand. */
export async function languageServerFigures(folder: string): Promise<Figure[]> {
  await buildLanguageServer(SERVER);
  const project = join(folder, "one-error");
  await writeProject(project);
  const node = await measure({ command: process.execPath, args: ["-e", "0"], folder, exits: [0] });
  const beside = `\`node -e 0\` takes ${node.ms.toFixed(0)} ms now`;
  const starts: number[] = [];
  const pastes: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { client, ms } = await start(project);
    starts.push(ms);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    idle.push((await doctor(client)).memory);
    pastes.push(await paste(client));
    client.dispose();
  }
  return [
    { figure: "initialize answered", measured: Math.min(...starts), bar: 100, unit: "ms", remark: beside },
    { figure: "idle memory", measured: Math.min(...idle), bar: 60, unit: "MB", remark: "" },
    {
      figure: "pasted log of 1 MB to its first diagnostic, from a cold server",
      measured: Math.min(...pastes),
      bar: 300,
      unit: "ms",
      remark: `median ${median(pastes).toFixed(0)} ms`,
    },
    await lightBulbFigure(project),
    await bigProjectFigure(folder),
  ];
}

async function writeProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), "{}");
  await writeFile(join(folder, "a.ts"), `const greeting = "hello";\nexport const loud = greting.length;\n`);
}

async function start(project: string): Promise<{ client: LanguageClient; ms: number }> {
  const started = performance.now();
  const client = startLanguageClient(process.execPath, [
    join(SERVER, "hephaestus-language-server.cjs"),
    "--stdio",
  ]);
  const rootUri = pathToFileURL(project).href;
  await client.request("initialize", { processId: process.pid, rootUri, capabilities: {} });
  const ms = performance.now() - started;
  client.notify("initialized", {});
  return { client, ms };
}

async function doctor(client: LanguageClient): Promise<z.infer<typeof Doctor>> {
  return Doctor.parse(await client.request("hephaestus/doctor"));
}

async function paste(client: LanguageClient): Promise<number> {
  const text = LINE.repeat(MEGABYTE_OF_LINES) + ERROR;
  const started = performance.now();
  const shown = client.next("textDocument/publishDiagnostics");
  await analyze(client, { kind: "text", text }, "read");
  await shown;
  return performance.now() - started;
}

async function analyze(
  client: LanguageClient,
  source: object,
  until: "read" | "proved",
): Promise<z.infer<typeof Summary>> {
  const command = "hephaestus.analyze";
  return Summary.parse(
    await client.request("workspace/executeCommand", { command, arguments: [{ source, until }] }),
  );
}

async function lightBulbFigure(project: string): Promise<Figure> {
  const { client } = await start(project);
  await analyze(client, { kind: "text", text: ERROR }, "proved");
  const at = { line: 1, character: 20 };
  const textDocument = { uri: pathToFileURL(join(project, "a.ts")).href };
  const times: number[] = [];
  for (let round = 0; round < LIGHT_BULBS; round++) {
    const started = performance.now();
    await client.request("textDocument/codeAction", {
      textDocument,
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    times.push(performance.now() - started);
  }
  client.dispose();
  const measured = times.toSorted((a, b) => a - b)[Math.floor(LIGHT_BULBS * 0.95)] ?? Number.NaN;
  return {
    figure: "light bulb from cache, 95th percentile",
    measured,
    bar: 20,
    unit: "ms",
    remark: `median ${median(times).toFixed(1)} ms`,
  };
}

async function bigProjectFigure(folder: string): Promise<Figure> {
  const { folder: project, log } = await brokenProject(join(folder, "editor"), MIXED_SLIPS);
  const { client } = await start(project);
  const started = performance.now();
  const uri = pathToFileURL(log).href;
  const { errors, proved } = await analyze(client, { kind: "file", uri }, "proved");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { peakMemory } = await doctor(client);
  client.dispose();
  return {
    figure: "most memory of the server's main process, a project of 1000 files",
    measured: peakMemory,
    bar: 100,
    unit: "MB",
    remark: `${proved} of ${errors} errors with a proved fix after ${seconds} s`,
  };
}

/** Prints figures as a table in Markdown. */
export function printFigures(figures: readonly Figure[], room: string = "language server"): void {
  console.log(`\n| ${room} | measured | bar | |\n| --- | --- | --- | --- |`);
  for (const { figure, measured, bar, unit, remark } of figures) {
    const digits = measured < 10 ? 1 : 0;
    console.log(`| ${figure} | ${measured.toFixed(digits)} ${unit} | ≤ ${bar} ${unit} | ${remark} |`);
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
  try {
    printFigures(await languageServerFigures(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) await main();
