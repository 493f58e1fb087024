import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { currentTemplate, mineLog, type Template } from "@hephaestus/core";
import { groupingAccuracy, type GroupingAccuracy } from "./grouping-accuracy.ts";

const SETS = join(import.meta.dirname, "sets");

/** A labelled log and how well its lines were grouped. */
export interface MeasuredSet extends GroupingAccuracy {
  name: string;
  lines: number;
}

/** Mines every labelled log, raw as it was written, with the one configuration there is. */
export async function measureGrouping(): Promise<MeasuredSet[]> {
  const files = (await readdir(SETS)).filter((file) => file.endsWith(".tsv")).toSorted();
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, ".tsv"),
      ...measureSet(await readFile(join(SETS, file), "utf8")),
    })),
  );
}

function measureSet(text: string): Omit<MeasuredSet, "name"> {
  const rows = text.trimEnd().split("\n");
  const labels = rows.map((row) => row.slice(0, row.indexOf("\t")));
  const templates: (Template | undefined)[] = [];
  const log = mineLog((template) => templates.push(template));
  log.push(Buffer.from(rows.map((row) => `${row.slice(row.indexOf("\t") + 1)}\n`).join("")));
  log.end();
  const ids = templates.map((template) => (template === undefined ? "" : currentTemplate(template).id));
  return { lines: rows.length, ...groupingAccuracy(labels, ids) };
}
