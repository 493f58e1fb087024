import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

const TABLES = /\/core\/src\/detect\/formats\/(?:table|javascript-formats)\.ts$/;
const FORMAT = /^\.\/[\w-]+\/[\w-]+\.ts$/;

/**
 * Of each format of the table only what lines are searched for is made at the start; its module runs when it is first
 * asked to read. Most logs hold the output of a few tools out of two hundred.
 */
export const LATE_FORMATS: Plugin = {
  name: "late-formats",
  setup(context) {
    context.onResolve({ filter: FORMAT }, ({ importer, path }) =>
      TABLES.test(importer.replaceAll("\\", "/"))
        ? { path: join(dirname(importer), path), namespace: "late-format" }
        : undefined,
    );
    context.onLoad({ filter: /^/, namespace: "late-format" }, async ({ path }) => ({
      contents: lateFormats(path, await import(pathToFileURL(path).href)),
      resolveDir: dirname(path),
    }));
  },
};

/** A module that stands for one, by what that exports. */
function lateFormats(path: string, exported: Readonly<Record<string, unknown>>): string {
  return Object.entries(exported)
    .filter(([, value]) => isFormat(value))
    .map(
      ([name, value]) =>
        `export const ${name} = { ...${JSON.stringify(value)}, read: (...asked) => require(${JSON.stringify(path)}).${name}.read(...asked) };`,
    )
    .join("\n");
}

function isFormat(value: unknown): boolean {
  return typeof value === "object" && value !== null && "glance" in value && "read" in value;
}
