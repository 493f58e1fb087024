import { isUtf8 } from "node:buffer";
import type { Config } from "./config.ts";
import { applyDefaults } from "./defaults.ts";
import type { Complaint } from "./describe-issue.ts";
import { describeIssues } from "./describe-issue.ts";
import { listKeys } from "./list-keys.ts";
import type { Mistake } from "./mistake.ts";
import { brokenRules } from "./rules.ts";
import { configFileSchema } from "./schema.ts";
import { valueAt } from "./value-at.ts";
import type { YamlTree } from "./yaml-tree.ts";
import { readYaml } from "./yaml-tree.ts";

export const MAX_CONFIG_BYTES: number = 64 * 1024;

/** `lines` tells the line of each key that the file gives a value, by its name such as `log.threshold_level`. */
export type ParsedConfig = { config: Config; lines: ReadonlyMap<string, number> } | { mistakes: Mistake[] };

/** Reads the bytes of a `hephaestus.yaml`. Never throws; tells all mistakes at once, in the order of the file. */
export function parseConfig(bytes: Uint8Array): ParsedConfig {
  const text = decode(bytes);
  if (typeof text !== "string") return { mistakes: [text] };
  const tree = readYaml(text);
  if (tree.value === undefined) return { mistakes: tree.mistakes.toSorted(byPosition) };
  const result = configFileSchema.safeParse(tree.value);
  const complaints = result.success
    ? []
    : describeIssues(result.error.issues, tree.value, listKeys(configFileSchema));
  const placed = [...complaints, ...rulesBroken(tree, complaints)].map((complaint) => place(complaint, tree));
  const mistakes = firstOfEachPath([...tree.mistakes, ...placed]).toSorted(byPosition);
  if (mistakes.length > 0 || !result.success) return { mistakes };
  return { config: applyDefaults(result.data), lines: keyLines(tree) };
}

/** The text, or why there is none. */
function decode(bytes: Uint8Array): string | Mistake {
  const start = { line: 1, column: 1, path: [] };
  if (bytes.length > MAX_CONFIG_BYTES) {
    return { ...start, message: `too large, expected at most ${MAX_CONFIG_BYTES / 1024} KiB` };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { ...start, message: "the file is UTF-16, expected UTF-8" };
  }
  const text = new TextDecoder().decode(bytes);
  if (isUtf8(bytes)) return text;
  const before = text.slice(0, text.indexOf("\uFFFD")).split("\n");
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { ...position, path: [], message: "not a UTF-8 character, expected a file in UTF-8" };
}

/** Cross-field rules see the file without the top-level keys that have mistakes; not at all while a key is not even known. */
function rulesBroken(tree: YamlTree, complaints: readonly Complaint[]): Complaint[] {
  const faulty = new Set(complaints.map((complaint) => String(complaint.path[0])));
  const sound = configFileSchema.safeParse(
    Object.fromEntries(Object.entries(tree.value ?? {}).filter(([key]) => !faulty.has(key))),
  );
  const isMisspelled = complaints.some((complaint) => complaint.at === "key" && complaint.path.length === 1);
  if (!sound.success || isMisspelled) return [];
  return brokenRules(sound.data, faulty).map((broken) => ({ ...broken, at: "value" }));
}

/** A value that could not be read at all is not told again as missing. */
function firstOfEachPath(mistakes: readonly Mistake[]): Mistake[] {
  const byPath = new Map<string, Mistake>();
  for (const mistake of mistakes) {
    const path = JSON.stringify(mistake.path);
    if (!byPath.has(path)) byPath.set(path, mistake);
  }
  return [...byPath.values()];
}

function place({ path, at, message }: Complaint, tree: YamlTree): Mistake {
  return { path, message, ...tree.placeOf(path)[at] };
}

function byPosition(a: Mistake, b: Mistake): number {
  return a.line - b.line || a.column - b.column;
}

function keyLines(tree: YamlTree): Map<string, number> {
  const paths = listKeys(configFileSchema).map((key) => key.split("."));
  const written = paths.filter((path) => valueAt(tree.value, path) !== undefined);
  return new Map(written.map((path) => [path.join("."), tree.placeOf(path).key.line]));
}
