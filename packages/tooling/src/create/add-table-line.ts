/** A line to add to a `table.ts`: the thing's variable and the module that exports it, e.g. `biome`, `./biome/biome.ts`. */
export interface TableLine {
  variable: string;
  module: string;
  /** The entry to stand before; the end of the table by default. */
  before?: string;
}

const IMPORT = /^import .* from "(.*)";$/;
const PRINT_WIDTH = 110;
/** The array literal of the table: `= [tsc, eslint] as const satisfies …`. */
const ARRAY = /^(export const .* = \[)([^\]]*)(\].*)$/m;

/** Adds an import, in its place among the others, and an entry to the text of a table. Throws where it is no such table. */
export function addTableLine(text: string, line: TableLine): string {
  return addEntry(addImport(text, line), line);
}

function addImport(text: string, { variable, module }: TableLine): string {
  const lines = text.split("\n");
  const paths = lines.map((line) => IMPORT.exec(line)?.[1]);
  const next = paths.findIndex((path) => path !== undefined && path > module);
  const index = next === -1 ? paths.findLastIndex((path) => path !== undefined) + 1 : next;
  return lines.toSpliced(index, 0, `import { ${variable} } from "${module}";`).join("\n");
}

function addEntry(text: string, { variable, before }: TableLine): string {
  if (!ARRAY.test(text)) throw new Error("the table holds no array of entries");
  return text.replace(ARRAY, (_, start: string, entries: string, end: string) => {
    const names = entries
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const index = before === undefined ? -1 : names.indexOf(before);
    const all = names.toSpliced(index === -1 ? names.length : index, 0, variable);
    const line = start + all.join(", ") + end;
    return line.length <= PRINT_WIDTH
      ? line
      : `${start}\n${all.map((name) => `  ${name},\n`).join("")}${end}`;
  });
}
