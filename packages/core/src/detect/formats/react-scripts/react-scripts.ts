import type { Severity } from "../../../model/problem.ts";
import { parseCompilerError } from "../compiler-error.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

const HEADS: ReadonlyMap<string, Severity> = new Map(
  Object.entries<Severity>({
    "Failed to compile.": "error",
    "Compiled with warnings.": "warning",
  }),
);
const ROW = /^ {2}Line (\d{1,9})(?::(\d{1,9}))?: {2,}(\S.*)$/s;
const RULE = /^[@\w-]+(?:\/[\w-]+)*$/;
const TYPESCRIPT = /^TypeScript error in (.{1,400})\((\d{1,9}),(\d{1,9})\):$/;
const TS_CODE = /^(TS\d{1,6}): (.*)$/s;
const TS_CODE_BEHIND = / {2,400}(TS\d{1,6})$/;
const FILE = /^(?:\.{0,2}\/)?[^\s:'"][^:'"]{0,400}\.[A-Za-z]\w{0,7}(?: \(.*\))?$/;
const SAID = /^(?:Syntax ?[Ee]rror|Module not found|Attempted import error|Module parse failed): \S/;
const POSITION = / \((\d{1,9}):(\d{1,9})\)$/;
const NAME = /^(?:Syntax ?[Ee]rror|Attempted import error): /;
const END = /^(?:Search for the |npm |error Command|Command failed|\$ )/;
const ANNOUNCED =
  /^(?:Creating an optimized production build\.\.\.|Compiling\.\.\.|Starting the development server\.\.\.)$/;
const MAX_LINES = 300;
const MAX_LINES_ABOVE = 16;

/** What react-scripts (Create React App) shows of a build: modules, types and ESLint. */
export const reactScripts: LogFormat = {
  id: "react-scripts",
  title: "react-scripts",
  glance: [...HEADS.keys()],
  read,
};

/** Reads what stands below `Failed to compile.` or `Compiled with warnings.`, up to two empty lines. */
function read(window: LogWindow): Match | undefined {
  const severity = HEADS.get((window.text(0) ?? "").trim());
  if (severity === undefined || window.text(1)?.trim() !== "" || !isAnnounced(window)) return undefined;
  const findings: Finding[] = [];
  let file: string | undefined;
  let to = 2;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to)?.trimEnd();
    if (text === undefined || END.test(text) || (text === "" && window.text(to + 1) === "")) break;
    const found = readRow(text, file) ?? readTypeScript(window, to) ?? readSaid(text, file);
    if (found !== undefined) findings.push({ severity, ...found, lines: { from: to, to } });
    else if (FILE.test(text)) file = text.split(" (", 1)[0] ?? text;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** Next.js says that it failed in the same words, but announces the build in others. */
function isAnnounced(window: LogWindow): boolean {
  for (let offset = -1; offset >= -MAX_LINES_ABOVE; offset--)
    if (ANNOUNCED.test(window.text(offset) ?? "")) return true;
  return false;
}

type Found = Omit<Finding, "severity">;

/** `  Line 4:7:    'unused' is assigned a value but never used   @typescript-eslint/no-unused-vars` */
function readRow(text: string, path: string | undefined): Found | undefined {
  const [, line, column, said] = ROW.exec(text) ?? [];
  if (said === undefined || path === undefined) return undefined;
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  const gap = said.lastIndexOf("  ");
  const code = said.slice(gap + 2);
  if (gap === -1 || !RULE.test(code)) return { message: said.trim(), place };
  return { code, message: said.slice(0, gap).trim(), place };
}

/** `TypeScript error in /home/shop/src/App.tsx(2,9):` with the message below, or `TS2322: …` without a file. */
function readTypeScript(window: LogWindow, at: number): Found | undefined {
  const text = (window.text(at) ?? "").trimEnd();
  const [, code, message] = TS_CODE.exec(text) ?? [];
  if (code !== undefined && message !== undefined) return { code, message };
  const [, path, line, column] = TYPESCRIPT.exec(text) ?? [];
  if (path === undefined) return undefined;
  const said = (window.text(at + 1) ?? "").trimEnd();
  const behind = TS_CODE_BEHIND.exec(said);
  const place = claim(path, Number(line), Number(column));
  if (behind?.[1] === undefined) return { message: said, place };
  return { code: behind[1], message: said.slice(0, behind.index), place };
}

/** `Syntax error: Argument expression expected (2:19)`, `Module not found: Error: Can't resolve './a.css' in '/home/shop/src'` */
function readSaid(text: string, file: string | undefined): Found | undefined {
  if (!SAID.test(text)) return undefined;
  const compiled = parseCompilerError(text);
  if (compiled.place !== undefined) return compiled;
  const message = text.replace(NAME, "").replace(POSITION, "");
  const [, line = "1", column] = POSITION.exec(text) ?? [];
  if (file === undefined) return { message };
  const place: PathClaim = claim(file, Number(line), column === undefined ? undefined : Number(column));
  return { message, place };
}
