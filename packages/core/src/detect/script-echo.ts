import type { LogLine } from "../logs/line-batch.ts";
import { prefixWithKey } from "../logs/prefixes/prefix.ts";
import type { LogContext } from "../model/log.ts";
import type { EntryWindow } from "./entry-window.ts";

type ScriptContext = Pick<LogContext, "directory" | "package" | "task">;

/** `> @shop/web@1.0.0 build`, and with the folder `> @shop/web@1.0.0 build /home/runner/work/shop/packages/web`. */
const ECHO =
  /^> ((?:@[\w.~-]{1,100}\/)?[\w.~-]{1,100})@\d[\w.+-]{0,60} ([\w:.-]{1,100})(?: ((?:\/|[A-Z]:\\).{1,400}))?$/;
const NEXT = /^> \S/;
/** How far above its output a script is looked for, and how far below what was found of it already. */
const MOST_BEHIND = 64;
const LONGEST = 600;
const SIGN = 0x3e;
const SPACE = 0x20;

/** Processes whose scripts are known at the same time. */
const MOST_STREAMS = 64;
/** The command stands below the script's name; lines of other processes may stand between. */
const MOST_BETWEEN = 8;
const WHOLE = "";

/** What a line tells of the process that printed it. */
interface Echo {
  key: string;
  context: ScriptContext;
}

/**
 * Makes a function that tells of which package's script the current line is, as npm, pnpm, lerna and yarn show it above what
 * the script prints; of a line with a prefix, that of the process with this key. Looks at each line once, and decodes hardly any.
 */
export function createScriptEcho(window: EntryWindow): (key?: string) => ScriptContext {
  const known = new Map<string, ScriptContext>();
  /** Position of the first line that was not looked at. */
  let seen = 0;

  function learn({ key, context }: Echo): void {
    if (key === WHOLE && context.package === undefined) known.clear();
    else if (known.has(key) || known.size < MOST_STREAMS) known.set(key, context);
  }

  return (key = WHOLE) => {
    const behind = Math.min(MOST_BEHIND, window.position - seen);
    if (window.position - seen > MOST_BEHIND) known.clear();
    if (mayBeAmong(window, behind))
      for (let offset = -behind; offset < 0; offset++) {
        const echo = readEcho(window, offset);
        if (echo !== undefined) learn(echo);
      }
    seen = Math.max(seen, window.position);
    return known.get(key) ?? {};
  };
}

/** Whether any of the last lines may tell something: they are searched as one where they stand together. */
function mayBeAmong(window: EntryWindow, behind: number): boolean {
  const [first, last] = [window.lineAt(-behind), window.lineAt(-1)];
  if (first === undefined || last === undefined || first.bytes !== last.bytes) return true;
  const bytes = first.bytes.subarray(first.start, last.end);
  return bytes.includes(AT) || holdsStep(bytes);
}

/** Whether any line may tell that a step begins: `##[group]`, `##[section]`. */
function holdsStep(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + MARK.length)) {
    const first = bytes[at + MARK.length];
    if (first === FIRST_OF_GROUP || first === FIRST_OF_SECTION) return true;
  }
  return false;
}

/** What a line tells: another script, or none any more where another step begins. */
function readEcho(window: EntryWindow, offset: number): Echo | undefined {
  const line = window.lineAt(offset);
  if (line === undefined || !mayTell(line)) return undefined;
  const { text = "", marker, boundary } = window.peek(offset) ?? {};
  if (boundary === true || marker === "group") return { key: WHOLE, context: {} };
  const { key, length } = window.prefixAt(offset) ?? { key: WHOLE, length: 0 };
  const [, name, task, directory] = ECHO.exec(text.slice(length).trimEnd()) ?? [];
  if (name === undefined || task === undefined || !NEXT.test(textBelow(window, offset, key)))
    return undefined;
  return { key, context: { package: name, task, ...(directory === undefined ? {} : { directory }) } };
}

/** The next line of the same process. */
function textBelow(window: EntryWindow, offset: number, key: string): string {
  if (key === WHOLE) return window.peek(offset + 1)?.text ?? "";
  for (let below = offset + 1; below <= offset + MOST_BETWEEN; below++) {
    const prefix = prefixWithKey(window.prefixAt(below), key);
    if (prefix !== undefined) return window.peek(below)?.text.slice(prefix.length) ?? "";
  }
  return "";
}

const HASHES = 0x23;
const AT = 0x40;
const MARK = "##[";
const FIRST_OF_GROUP = 0x67;
const FIRST_OF_SECTION = 0x73;

/** Whether the line holds `> ` and a version behind it, or may be what a carrier says of a step: `##[group]`. */
function mayTell({ bytes, start, end }: LogLine): boolean {
  if (end - start > LONGEST) return false;
  for (let at = start; at < end - 1; at++) {
    if (bytes[at] === SIGN && bytes[at + 1] === SPACE) return bytes.subarray(at, end).includes(AT);
    if (bytes[at] === HASHES && bytes[at + 1] === HASHES) return true;
  }
  return false;
}
