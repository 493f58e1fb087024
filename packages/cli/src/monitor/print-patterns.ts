import {
  changeOf,
  createTemplateMiner,
  currentTemplate,
  mineLog,
  printable,
  printableJson,
  templateText,
  type LogInput,
  type Template,
  type TemplateChange,
  type TemplateCounts,
  type TemplateMiner,
} from "@hephaestus/core";
import { colorsFor } from "../color.ts";
import type { PatternsOptions } from "./patterns-options.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { print, type Io } from "../io.ts";
import { readLogs } from "../read-logs.ts";
import { printTemplateIds } from "./print-ids.ts";
import { openMiner, saveMiner } from "./template-file.ts";

const SHARES = 100;
const LONGEST_SAMPLE = 160;
const LONGEST_TEMPLATE = 400;
/** What matters of a comparison, in the order in which it is told. */
const TOLD: readonly TemplateChange[] = ["new", "more", "gone", "less"];

interface Compared {
  template: Template;
  change: TemplateChange;
  before: number;
  after: number;
}

/** Prints one template id for each line. */
export async function printIds(logs: readonly string[], options: PatternsOptions, io: Io): Promise<void> {
  const miner = await openMiner(options.state, io);
  await printTemplateIds(readLogs(logs, io), miner, io.stdout);
  await saveMiner(miner, options.state, io);
}

/** Prints the templates of logs, the most frequent first. */
export async function printPatterns(
  logs: readonly string[],
  options: PatternsOptions,
  io: Io,
): Promise<void> {
  const miner = await openMiner(options.state, io);
  const lines = await mineAll(readLogs(logs, io), miner);
  await saveMiner(miner, options.state, io);
  const templates = miner.templates();
  const shown = templates.slice(0, options.most);
  if (options.format === "json")
    return print(io.stdout, json({ lines, entries: miner.entries, templates: shown.map(jsonTemplate) }));
  const colors = colorsFor(io.stdout, io.env);
  const width = String(shown[0]?.count ?? 0).length;
  const rows = shown.map((template) => {
    const share = ((SHARES * template.count) / miner.entries).toFixed(1).padStart(5);
    const line = `${String(template.count).padStart(width)} ${share} %  ${colors.dim(template.id)}  ${shownText(template)}\n`;
    return line + colors.dim(`${" ".repeat(width + 1)}${seen(template)}\n`);
  });
  const rest = templates.length - shown.length;
  if (templates.length === 0) rows.push("no entries\n");
  if (rest > 0) rows.push(colors.dim(`and ${rest} more: --most ${templates.length} shows all\n`));
  await print(io.stdout, rows.join(""));
}

/** Prints what is new, or much more frequent, in the second of two logs; the exit status says whether anything is. */
export async function comparePatterns(
  logs: readonly [string, string],
  options: PatternsOptions,
  io: Io,
): Promise<void> {
  const miner = createTemplateMiner();
  await mineAll(readLogs([logs[0]], io), miner);
  const first = new Map(miner.templates().map((template) => [template, template.count]));
  const entries = miner.entries;
  await mineAll(readLogs([logs[1]], io), miner);
  const totals = { before: entries, after: miner.entries - entries };
  const compared = compareCounts(miner, first, totals);
  if (compared.some(({ change }) => change === "new" || change === "more"))
    io.exitCode = EXIT_CODE.problemsRemain;
  const shown = compared.slice(0, options.most);
  const text = options.format === "json" ? jsonComparison(shown, totals) : comparison(shown, io);
  await print(io.stdout, text);
}

/** Templates of the first log may have become parts of others. */
function compareCounts(
  miner: TemplateMiner,
  first: ReadonlyMap<Template, number>,
  totals: TemplateCounts,
): Compared[] {
  const before = new Map<Template, number>();
  for (const [template, count] of first) {
    const current = currentTemplate(template);
    before.set(current, (before.get(current) ?? 0) + count);
  }
  return miner
    .templates()
    .map((template): Compared => {
      const earlier = before.get(template) ?? 0;
      const counts = { before: earlier, after: template.count - earlier };
      return { template, ...counts, change: changeOf(counts, totals) };
    })
    .filter(({ change }) => change !== "same")
    .toSorted(
      (one, other) => TOLD.indexOf(one.change) - TOLD.indexOf(other.change) || other.after - one.after,
    );
}

function comparison(compared: readonly Compared[], io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  if (compared.length === 0) return "no template is new or much more frequent\n";
  const width = Math.max(...compared.map(({ before, after }) => `${before} → ${after}`.length));
  return compared
    .map(({ template, change, before, after }) => {
      const counts = `${before} → ${after}`.padStart(width);
      return `${change.padEnd(4)}  ${counts}  ${colors.dim(template.id)}  ${shownText(template)}\n`;
    })
    .join("");
}

function jsonComparison(compared: readonly Compared[], totals: TemplateCounts): string {
  const templates = compared.map(({ template, change, before, after }) => ({
    change,
    before,
    after,
    ...jsonTemplate(template),
  }));
  return json({ entries: totals, templates });
}

async function mineAll(logs: AsyncIterable<LogInput>, miner: TemplateMiner): Promise<number> {
  let lines = 0;
  for await (const { chunks } of logs) {
    const log = mineLog(undefined, miner);
    for await (const chunk of chunks) log.push(chunk);
    log.end();
    lines += log.lines;
  }
  return lines;
}

/** When entries were seen first and last, and one of them. */
function seen({ firstTime, lastTime, firstEntry, lastEntry, sample }: Template): string {
  const times = [isoOf(firstTime) ?? `entry ${firstEntry}`, isoOf(lastTime) ?? `entry ${lastEntry}`];
  return `${[...new Set(times)].join(" to ")}: ${cut(printable(sample), LONGEST_SAMPLE)}`;
}

function isoOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

function shownText({ tokens }: Template): string {
  return cut(printable(templateText(tokens)), LONGEST_TEMPLATE);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function jsonTemplate(template: Template): object {
  const { id, tokens, count, firstEntry, lastEntry, firstTime, lastTime, sample, parameters } = template;
  return {
    id,
    template: templateText(tokens),
    count,
    firstEntry,
    lastEntry,
    firstSeen: isoOf(firstTime) ?? null,
    lastSeen: isoOf(lastTime) ?? null,
    sample,
    parameters: tokens.flatMap(({ text, kind }, place) =>
      text === undefined ? [{ kind: kind ?? "word", samples: parameters[place] ?? [] }] : [],
    ),
  };
}

function json(value: object): string {
  return `${printableJson(JSON.stringify({ version: 1, ...value }, undefined, 2))}\n`;
}
