/** Places that no one fixes from here: installed packages, the runtime's own code, code that has no file. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set([
  "node_modules",
  ".pnpm",
  "__virtual__",
  "hostedtoolcache",
  ".nvm",
  ".npm",
]);
const NO_FILE =
  /^(?:(?:node|bun|deno|ext|data|blob|wasm|about):|evalmachine\.|<|\[(?:eval|worker eval|stdin)\]|native$)/;

/**
 * Whether a claim may name code of the project: false for `node:internal/modules/run_main`, `<anonymous>`, `[eval]`,
 * `native`, `/app/node_modules/x/index.js` and their like. Says nothing about whether the file exists.
 */
export function isOwnPath(path: string): boolean {
  const plain = path.replaceAll("\\", "/");
  if (plain === "" || NO_FILE.test(plain) || plain.includes("<anonymous>")) return false;
  return !plain.split("/").some((segment) => FOREIGN_FOLDERS.has(segment));
}
