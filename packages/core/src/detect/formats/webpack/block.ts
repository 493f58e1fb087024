import type { Severity } from "../../../model/problem.ts";
import type { LogWindow, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

/** One problem as webpack prints it. */
export interface Block {
  severity: Severity;
  /** What stands behind `ERROR in `. */
  subject: string;
  place?: PathClaim;
  lines: string[];
  /** Offset of the first entry after it. */
  to: number;
}

/** ` error  in ./src/App.vue` is how friendly-errors-webpack-plugin (vue-cli, Nuxt 2) prints it. */
const HEAD = /^(?:(ERROR|WARNING)| (error|warning) ) in (\S.*)$/s;
const END =
  /^(?:(?:ERROR|WARNING)| (?:error|warning) ) in |^ ?(?:ERROR|WARN|DONE) {2}|^(?:webpack \d|webpack compiled |Rspack compiled|\d{1,6} (?:errors?|warnings?) ha(?:s|ve) )/;
/** clojure.test: `ERROR in (total-test) (cart_test.clj:8)` */
const CLOJURE_TEST = /^\([^()]{1,300}\) \(\S{1,300}:-?\d{1,9}\)$/;
const POSITION = /^(?:(\S.{0,400}) )?(\d{1,9}):(\d{1,9})(?:-(?:\d{1,9}:)?\d{1,9})?$/;
const CHECKER_PLACE = /^(.{1,400}):(\d{1,9}):(\d{1,9})$/;
const MAX_LINES = 240;

/**
 * Reads the lines of a problem and its place: `ERROR in ./src/js/broken.js 2:15` (columns from 0), or, with ts-loader,
 * `ERROR in /home/runner/work/shop/shop/src/cart.ts` above `./src/cart.ts 7:2-8`; of fork-ts-checker `./src/cart.ts:7:3`.
 */
export function readBlock(window: LogWindow, isFromOne: boolean): Block | undefined {
  const [, loud, quiet, subject] = HEAD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (subject === undefined || CLOJURE_TEST.test(subject)) return undefined;
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || END.test(text)) break;
    lines.push(text.trimEnd());
  }
  const filled = lines.findLastIndex((line) => line !== "") + 1;
  const start =
    quiet === undefined
      ? 0
      : Math.max(
          0,
          lines.findIndex((line) => line !== ""),
        );
  const block: Block = {
    severity: loud === "ERROR" || quiet === "error" ? "error" : "warning",
    subject,
    lines: lines.slice(start, filled),
    to: 1 + filled,
  };
  const place = readPlace(block, isFromOne);
  return place === undefined ? block : { ...block, place };
}

function readPlace({ subject, lines }: Block, isFromOne: boolean): PathClaim | undefined {
  const head = parsePosition(subject, isFromOne);
  if (head !== undefined) return head;
  const path = withoutLoaders(subject);
  if (path === undefined) return undefined;
  const own = parsePosition(lines[0] ?? "", isFromOne);
  return own === undefined ? { path, line: 1 } : { ...own, path };
}

function parsePosition(text: string, isFromOne: boolean): PathClaim | undefined {
  const [, path = "", line, column] = POSITION.exec(text) ?? [];
  if (line !== undefined) return claim(path, Number(line), Number(column) + (isFromOne ? 0 : 1));
  const [, file, row, start] = CHECKER_PLACE.exec(text) ?? [];
  return file === undefined ? undefined : claim(file, Number(row), Number(start));
}

/**
 * `./src/b.scss (./node_modules/css-loader/dist/cjs.js!./src/b.scss)`, `./src/App.vue?vue&type=script&lang=ts`:
 * the file without what it went through.
 */
function withoutLoaders(subject: string): string | undefined {
  const loaders = subject.indexOf(" (");
  const [path = ""] = (loaders === -1 ? subject : subject.slice(0, loaders)).split("?", 1);
  return /^(?:\.{0,2}[\\/]|[A-Za-z]:\\)/.test(path) ? path : undefined;
}

/** Whether a line only tells where the problem is. */
export function isPositionLine(text: string): boolean {
  return POSITION.test(text);
}
