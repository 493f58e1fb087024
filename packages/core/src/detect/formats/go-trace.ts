import type { FrameClaim, PathClaim } from "./format.ts";
import { placeOfFrame } from "./place.ts";
import type { LineReader } from "./line-reader.ts";

/** The stacks of goroutines as Go's runtime prints them. */
export interface GoTrace {
  /** Offset of the first line after them. */
  to: number;
  /** Of the goroutine that failed and those behind it, innermost first. */
  frames: FrameClaim[];
}

const GOROUTINE = /^goroutine \d{1,12} (?:gp=\S+ )?(?:m=\S+ )?(?:mp=\S+ )?\[/;
const PLACE = /^\t(.+\.go):(\d{1,9})(?: \+0x[\da-f]+)?$/;
const DEPENDENCY =
  /(?:^|[\\/])(?:pkg[\\/]mod|vendor)[\\/]|[\\/](?:go|go-\d[^\\/]*|x64|amd64|arm64)[\\/]src[\\/][^.\\/]+[\\/]|^(?:_testmain|testing)\.go$|[\\/]gocode[\\/]src[\\/]|[\\/]src[\\/](?:github\.com[\\/](?:stretchr[\\/]testify|onsi[\\/](?:ginkgo|gomega)|smartystreets|jtolds)|gopkg\.in|golang\.org[\\/]x)[\\/]/;
const MAX_LINES = 480;

/** Reads the stacks from the first `goroutine 1 [running]:` on. */
export function readGoTrace(line: LineReader, from: number): GoTrace | undefined {
  if (!GOROUTINE.test(line(from) ?? "")) return undefined;
  const frames: FrameClaim[] = [];
  let offset = from + 1;
  for (; offset < MAX_LINES; offset++) {
    const text = line(offset);
    if (text === undefined || !isTraceLine(text, line(offset + 1))) break;
    const frame = parseFrame(text, line(offset - 1) ?? "");
    if (frame !== undefined) frames.push(frame);
  }
  return { to: offset, frames };
}

/** The innermost place outside of modules and Go's own library. */
export function ownGoPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ path }) => isOwnGoPath(path));
  return frame === undefined ? undefined : placeOfFrame(frame);
}

export function isOwnGoPath(path: string): boolean {
  return !DEPENDENCY.test(path);
}

/** A function stands above its place; goroutines are divided by empty lines. */
function isTraceLine(text: string, next: string | undefined): boolean {
  if (text === "") return GOROUTINE.test(next ?? "");
  return (
    GOROUTINE.test(text) || PLACE.test(text) || text.startsWith("...additional") || PLACE.test(next ?? "")
  );
}

/** Reads `	/home/shop/main.go:14 +0x250` below `main.main()`. */
function parseFrame(text: string, above: string): FrameClaim | undefined {
  const [, path, line] = PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  const symbol = above.replace(/^created by /, "").replace(/ in goroutine \d+$/, "");
  const open = symbol.endsWith(")") ? symbol.lastIndexOf("(") : -1;
  return { path, line: Number(line), symbol: open < 1 ? symbol : symbol.slice(0, open) };
}
