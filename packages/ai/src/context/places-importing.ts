import { isTestPath, type ProviderContext } from "@hephaestus/core";
import { distanceOf } from "./path-distance.ts";
import type { Place } from "./place.ts";

type Repository = ProviderContext["repository"];

const MOST_IMPORTING = 8;
/** Lines around the first use of what is imported. */
const AROUND = 12;

/**
 * What imports one of these files, nearest first, at the first use of it: a fix of what a function does is often one of how it
 * is called, too. Tests are left out. Nothing where the compiler breaks on a file.
 */
export async function placesImporting(files: readonly string[], repository: Repository): Promise<Place[]> {
  const found = await Promise.all(files.map((file) => importersOf(file, repository)));
  return found.flat();
}

async function importersOf(file: string, repository: Repository): Promise<Place[]> {
  const places = (await dependantsOf(file, repository)).flatMap((other) => {
    const line = firstUse(repository.read(other)?.text ?? "", bareName(file));
    if (line === undefined || other === file || isTestPath(other)) return [];
    const [startLine, endLine] = [Math.max(1, line - AROUND), line + AROUND];
    return [{ file: other, startLine, endLine, line, why: `imports ${file}` }];
  });
  return places
    .toSorted((a, b) => distanceOf(a.file, file) - distanceOf(b.file, file))
    .slice(0, MOST_IMPORTING);
}

async function dependantsOf(file: string, repository: Repository): Promise<string[]> {
  try {
    return (await repository.typescript()).dependants(repository, [file]);
  } catch {
    return [];
  }
}

/** `price` of `src/price.ts`; of `src/price/index.ts` too. */
function bareName(file: string): string {
  const parts = file.replace(/(?:\/index)?\.\w+$/, "").split("/");
  return parts.at(-1) ?? "";
}

/** The 1-based line where a name is used first that is imported from a module called so; undefined where none is. */
function firstUse(text: string, module: string): number | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => isImportOf(line, module));
  if (at === -1) return undefined;
  const names = lines[at]?.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const used = lines.findIndex(
    (line, index) => index > at && !/\bfrom ["']/.test(line) && names.some((name) => isCalled(line, name)),
  );
  return (used === -1 ? at : used) + 1;
}

/** `import { priceOf } from "../price.ts";`, also the last line of a longer one. */
function isImportOf(line: string, module: string): boolean {
  const specifier = /(?:\bfrom|\bimport|\brequire\()\s{0,3}["']([^"']{1,300})["']/.exec(line)?.[1];
  return (
    specifier?.startsWith(".") === true &&
    bareName(`${specifier.replace(/\.[cm]?[jt]sx?$/, "")}.x`) === module
  );
}

function isCalled(line: string, name: string): boolean {
  return name.length > 2 && !["import", "from", "type", "const"].includes(name) && line.includes(`${name}(`);
}
