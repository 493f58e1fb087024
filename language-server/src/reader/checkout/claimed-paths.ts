import type { Reading } from "@hephaestus/core";

type Finding = Reading["findings"][number];

/** A path that a log names, and the folder that the step ran in, where the log tells it. */
export interface ClaimedPath {
  path: string;
  directory: string | undefined;
}

/** Installed packages and what has no file: nobody looks for these in a workspace. */
const FOREIGN = /(?:^|[/\\])(?:node_modules|site-packages|dist-packages|\.pnpm)[/\\]|^(?:node|bun|deno):|^</;

/** The paths by which findings are placed, each once. */
export function claimedPaths(findings: readonly Finding[]): ClaimedPath[] {
  const known = new Map<string, ClaimedPath>();
  for (const { place, frames, context } of findings) {
    const path = place?.path ?? frames?.find((frame) => !FOREIGN.test(frame.path))?.path;
    if (path === undefined || FOREIGN.test(path)) continue;
    const { directory } = context;
    known.set(`${directory ?? ""}\0${path}`, { path, directory });
  }
  return [...known.values()];
}

/** A path with `/` and without the scheme of a URL: `file:///D:/a/x.ts` → `D:/a/x.ts`. */
export function plainPath(path: string): string {
  const plain = path.replaceAll("\\", "/").replace(/^file:\/\//, "");
  return /^\/[A-Za-z]:\//.test(plain) ? plain.slice(1) : plain;
}

export function isAbsolutePath(plain: string): boolean {
  return plain.startsWith("/") || /^[A-Za-z]:\//.test(plain);
}
