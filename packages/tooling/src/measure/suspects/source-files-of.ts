import { globSync } from "node:fs";

const SOURCE = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}";
const NOT_AT_FAULT =
  /(?:^|\/)(?:node_modules|tests?|spec|e2e|examples?|benchmarks?|bench|docs|scripts|fixtures|testing|__\w+__)\/|[.-](?:test|spec|config)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$/;

/** The files of a project in which a fault could make its tests fail. */
export function sourceFilesOf(folder: string): string[] {
  return globSync(SOURCE, { cwd: folder, exclude: ["**/node_modules"] })
    .filter((file) => !NOT_AT_FAULT.test(file))
    .toSorted();
}
