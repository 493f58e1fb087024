import type { LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

const UNRESOLVED =
  /^(?:Metro error: |(?:\w{1,40})?Error: |error:? )?(Unable to resolve (?:module \S{1,400} from (\S.{0,400}?)|"[^"]{1,400}" from "([^"]{1,400})"))(?::\s*|: [^:]{1,300})?$/s;
const MARKED = /^ {0,4}> {1,8}(\d{1,9}) \|/;
const CARETS = /^ {0,16}\| {1,512}(\^+)$/;
const MAX_LINES = 24;

/** Modules that Metro, the bundler of React Native and Expo, cannot resolve. What Babel says is read by its own format. */
export const metro: LogFormat = { id: "metro", title: "Metro", glance: ["Unable to resolve "], read };

/** `Error: Unable to resolve module ./nope from /home/shop/src/index.js: `, the importing line marked some lines below. */
function read(window: LogWindow): Match | undefined {
  const [, message, from, quoted] = UNRESOLVED.exec((window.text(0) ?? "").trimEnd()) ?? [];
  const path = from ?? quoted;
  if (message === undefined || path === undefined) return undefined;
  const { place, to } = readMarked(window, path);
  return { from: 0, to, findings: [{ severity: "error", message, place }] };
}

function readMarked(window: LogWindow, path: string): { place: PathClaim; to: number } {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) break;
    const [gutter = "", line] = MARKED.exec(text) ?? [];
    if (line === undefined) continue;
    const below = window.text(offset + 1)?.trimEnd() ?? "";
    const carets = CARETS.exec(below)?.[1];
    const column = carets === undefined ? undefined : below.length - carets.length - gutter.length;
    return { place: claim(path, Number(line), column), to: offset + 2 };
  }
  return { place: { path, line: 1 }, to: 1 };
}
