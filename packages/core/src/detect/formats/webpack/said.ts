import { parseCompilerError } from "../compiler-error.ts";
import { parseEsbuildLine } from "../esbuild-line.ts";
import type { PathClaim } from "../format.ts";
import { parseV8Frame } from "../v8-frame.ts";
import { isOwnPath } from "../../own-path.ts";
import { claim, placeOfFrame } from "../place.ts";
import { parseSassPlace } from "../sass-place.ts";
import { parseSwcDrawing } from "../swc-drawing.ts";
import { isPositionLine } from "./block.ts";

/** What the lines of a problem say. */
export interface Said {
  message: string;
  code?: string;
  place?: PathClaim;
}

const LOADER = /^Module (?:build failed|Warning|Error)(?: \(from |:|$)/;
const TS_LOADER = /^\[tsl\] (?:ERROR|WARNING)(?: in (.{1,400})\((\d{1,9}),(\d{1,9})\))?/;
const TS_CODE = /^(TS\d{1,6}): /;
const EXCERPT = /^ {0,8}>? {0,8}\d{0,9} {0,8}[|│╷]/;
const PARSE_POSITION = /^(Module parse failed: .*) \(\d{1,9}:\d{1,9}\)$/s;
/** Heads that vue-loader puts above what it says. */
const EMPTY_HEAD = /^(?:\(Emitted value instead of an instance of Error\)|Errors compiling template:)\s*/;
/** Below an error of Vue's compiler: `at /home/shop/src/App.vue:2:3` */
const AT = /^at (\S.{0,400}):(\d{1,9}):(\d{1,9})$/s;
const MAX_MESSAGE_LINES = 12;

/** Below what less-loader says: `      Error in /home/shop/src/b.less (line 4, column 2)` (columns from 0) */
const LESS = /^ {0,8}Error in (\S.{0,400}) \(line (\d{1,9}), column (\d{1,9})\)$/;

/** Reads the message below a headline, and its code and place where a loader tells them better than webpack. */
export function readSaid(lines: readonly string[]): Said {
  const body = lines.filter((line, index) => !(index === 0 && isPositionLine(line)));
  const [first = "", second = ""] = body;
  if (first.startsWith("[tsl]")) return readTypeScript(first, body.slice(1));
  if (TS_CODE.test(first)) return typeScriptMessage(first, body.slice(1));
  if (LOADER.test(first)) return readLoader(body.slice(1));
  const parse = PARSE_POSITION.exec(first)?.[1];
  return { message: parse ?? (first === "" ? second : first) };
}

/** ts-loader: `[tsl] ERROR in /home/shop/src/cart.ts(7,49)`, `      TS2551: Property 'prise' does not exist`. */
function readTypeScript(head: string, rest: readonly string[]): Said {
  const [, path, line, column] = TS_LOADER.exec(head) ?? [];
  const said = typeScriptMessage((rest[0] ?? "").trim(), rest.slice(1));
  return path === undefined ? said : { ...said, place: claim(path, Number(line), Number(column)) };
}

function typeScriptMessage(first: string, rest: readonly string[]): Said {
  const code = TS_CODE.exec(first)?.[1];
  const end = rest.findIndex((line) => !line.startsWith("  ") || EXCERPT.test(line));
  const more = rest.slice(0, end === -1 ? MAX_MESSAGE_LINES : end);
  const message = [first.replace(TS_CODE, ""), ...more].join("\n");
  return code === undefined ? { message } : { code, message };
}

/** Below `Module build failed (from ./node_modules/babel-loader/lib/index.js):` stands what the loader said. */
function readLoader(lines: readonly string[]): Said {
  const filled = lines
    .map((line) => line.replace(/^ {2}(?=Errors compiling)/, "").replace(EMPTY_HEAD, ""))
    .filter((line) => line.trim() !== "" && !/^ ?@ /.test(line));
  const start = /^\w*Error$/.test(filled[0] ?? "") ? 1 : 0;
  const drawing = parseSwcDrawing(filled);
  if (drawing !== undefined) return { message: drawing.message, place: drawing.place };
  const esbuild = filled.map(parseEsbuildLine).find((line) => line?.place !== undefined);
  if (esbuild?.place !== undefined) return { message: esbuild.message, place: esbuild.place };
  const less = readLess(filled);
  if (less !== undefined) return less;
  const said = parseCompilerError((filled[start] ?? "").trimStart());
  const place =
    said.place ??
    parseAt(filled[start + 1]) ??
    filled.map(parseSassPlace).find((each) => each !== undefined) ??
    ownFrame(filled);
  return place === undefined ? said : { ...said, place };
}

/** Less prints its excerpt above the reason. */
function readLess(lines: readonly string[]): Said | undefined {
  const at = lines.findIndex((line) => LESS.test(line));
  const [, path, line, column] = LESS.exec(lines[at] ?? "") ?? [];
  const message = lines[at - 1]?.trim();
  if (path === undefined || message === undefined) return undefined;
  return { message, place: claim(path, Number(line), Number(column) + 1) };
}

function parseAt(text: string | undefined): PathClaim | undefined {
  const [, path, line, column] = AT.exec(text ?? "") ?? [];
  return path === undefined ? undefined : claim(path, Number(line), Number(column));
}

/** The innermost place of a stack in the project's own code: `    at module.exports (/home/shop/webpack.config.js:1:27)`. */
export function ownFrame(lines: readonly string[]): PathClaim | undefined {
  const frame = lines.map(parseV8Frame).find((each) => each !== undefined && isOwnPath(each.path));
  return frame === undefined ? undefined : placeOfFrame(frame);
}
