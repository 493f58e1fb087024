import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Plugin } from "esbuild";

const FORMATS = /\/core\/src\/detect\/formats\//;
const TABLES = /\/(?:table|javascript-formats)\.ts$/;
/** What checks reports in JSON, which takes long to load. */
const CHECKS_JSON = 'from "zod"';

/**
 * Of each format of the table only what lines are searched for is made at the start; its module runs when it is first
 * asked to read, and what it reads reports in JSON with when that is. Most logs hold the output of a few tools out of
 * two hundred, as text.
 */
export const LATE_FORMATS: Plugin = {
  name: "late-formats",
  setup(context) {
    context.onResolve({ filter: /^\.\.?\/.*\.ts$/, namespace: "file" }, ({ importer, path }) => {
      const own = importer.replaceAll("\\", "/");
      if (!FORMATS.test(own)) return undefined;
      const imported = join(dirname(importer), path);
      return isLate(own, path, imported) ? { path: imported, namespace: "late-format" } : undefined;
    });
    context.onLoad({ filter: /^/, namespace: "late-format" }, async ({ path }) => ({
      contents: lateModule(path, await import(pathToFileURL(path).href)),
      resolveDir: dirname(path),
    }));
  },
};

function isLate(importer: string, path: string, imported: string): boolean {
  const isFormat = TABLES.test(importer) && /^\.\/[\w-]+\//.test(path);
  return isFormat || readFileSync(imported, "utf8").includes(CHECKS_JSON);
}

/** Whether it is no text, number or list of them; what else there is, as a pattern, cannot be told so. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error("a late module exports an object of a class");
  return true;
}

/** A module that stands for one, by what that exports: literals as they are, functions that ask it. */
function lateModule(path: string, exported: Readonly<Record<string, unknown>>): string {
  const load = `let late;\nconst load = () => (late ??= require(${JSON.stringify(path)}));`;
  const values = Object.entries(exported).map(
    ([name, value]) => `export const ${name} = ${lateValue(`load().${name}`, value)};`,
  );
  return [load, ...values].join("\n");
}

function lateValue(source: string, value: unknown): string {
  if (typeof value === "function") return `(...asked) => ${source}(...asked)`;
  if (!isRecord(value)) return literal(value);
  const members = Object.entries(value).map(
    ([name, each]) => `${name}: ${lateValue(`${source}.${name}`, each)}`,
  );
  return `{ ${members.join(", ")} }`;
}

/** @throws where JSON says less than there is: of a list of patterns, say. */
function literal(value: unknown): string {
  const text = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(text), value)) throw new Error(`a late module exports more than ${text}`);
  return text;
}
