import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isOwnPath } from "../../own-path.ts";
import { ownPlace, parsePlace, placeOfFrame } from "../place.ts";
import { compiledPlace } from "./compiled-place.ts";
import { pointsToOwnCode, readEndOfFile, readHeader, type Header } from "./header.ts";
import { parseImporter } from "../importer.ts";
import { readPrintedError, type PrintedError } from "./printed-error.ts";
import { readFooter } from "./read-footer.ts";
import { readRefusedStart, REFUSED_START } from "./refused-start.ts";

const OUT_OF_MEMORY = "JavaScript heap out of memory";
const END_OF_FILE = "SyntaxError: Unexpected end of input";
/** `SyntaxError: Unexpected end of JSON input`, `SyntaxError: Expected … in JSON at position 2 (line 2 column 1)` */
const JSON_GLANCE = ["JSON input", " in JSON at position "];
const JSON_ERROR = /^SyntaxError: .*(?: JSON input$| in JSON at position \d)/;
const NOT_FOUND = ["Error: Cannot find module '", "Error [ERR_MODULE_NOT_FOUND]: Cannot find "];
const LOADER = "(node:internal/modules/";
const FOOTER = "Node.js v";
const UNSETTLED = "Warning: Detected unsettled top-level await at ";
const MAX_STACK = 20;
/** Where JSON does not parse: `SyntaxError: /home/shop/data.json: Unexpected token … (line 1 column 11)`. */
const TOLD_FIRST = /^\w{0,40}Error: ([^\s()]{1,300}\.[A-Za-z]\w{0,9}:\d{1,9}:\d{1,9})(?:$|:? )/;
const JSON_FILE = /^SyntaxError: ([^:]\S*\.json): /;
const JSON_PLACE = /\(line (\d{1,9}) column (\d{1,9})\)$/;

/** Uncaught errors, unhandled rejections and loader errors of the Node.js process itself. Logged errors are none of them. */
export const node: LogFormat = {
  id: "node",
  title: "Node.js (uncaught errors)",
  glance: [
    "^",
    OUT_OF_MEMORY,
    END_OF_FILE,
    FOOTER,
    UNSETTLED,
    ...JSON_GLANCE,
    ...NOT_FOUND,
    ...REFUSED_START,
  ],
  read: (window) =>
    readUncaught(window) ??
    readEnd(window) ??
    readNotFound(window) ??
    readFooted(window) ??
    readUnsettled(window) ??
    readOutOfMemory(window) ??
    readRefusedStart(window),
};

function readUncaught(window: LogWindow): Match | undefined {
  const header = readHeader(window);
  if (header === undefined) return undefined;
  const error = readPrintedError(window, header.to);
  if (error === undefined || !error.fatal) return undefined;
  return { from: -2, to: error.to, findings: [toFinding(header, error)] };
}

function readEnd(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const header = text === END_OF_FILE || JSON_ERROR.test(text) ? readEndOfFile(window) : undefined;
  const error = header === undefined ? undefined : readPrintedError(window, 0);
  if (header === undefined || error === undefined) return undefined;
  const isUncaught = window.text(error.to - 1)?.startsWith("Node.js v") === true;
  return isUncaught ? { from: 0, to: error.to, findings: [toFinding(header, error)] } : undefined;
}

function readFooted(window: LogWindow): Match | undefined {
  const footed = readFooter(window);
  if (footed === undefined) return undefined;
  return { from: footed.from, to: 1, findings: [toFinding({ to: 0 }, footed.error)] };
}

/** A module that cannot be found ends a program also where a tool prints the error: its stack leads through the loader. */
function readNotFound(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!NOT_FOUND.some((start) => text.startsWith(start))) return undefined;
  const error = readPrintedError(window, 0);
  if (error === undefined || !(leadsThroughLoader(window, error.to) || isOfImport(error))) return undefined;
  return { from: 0, to: error.to, findings: [toFinding({ to: 0 }, error)] };
}

/** A loader in a tool may cut its own stack off: `Error: Cannot find module '/shop/cart' imported from /shop/cart.spec.ts`. */
function isOfImport({ message, frames }: PrintedError): boolean {
  return parseImporter(message) !== undefined && frames.every((frame) => frame.path === "<anonymous>");
}

function leadsThroughLoader(window: LogWindow, to: number): boolean {
  for (let offset = 1; offset < Math.min(to, MAX_STACK); offset++)
    if (window.text(offset)?.includes(LOADER) === true) return true;
  return false;
}

/** A program that waits for what never comes ends with exit code 13, above the code that waits. */
function readUnsettled(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const place = text.startsWith(UNSETTLED) ? parsePlace(text.slice(UNSETTLED.length)) : undefined;
  if (place === undefined) return undefined;
  const finding: Finding = { severity: "error", message: text, place };
  return { from: 0, to: /^ *\^/.test(window.text(2) ?? "") ? 3 : 1, findings: [finding] };
}

function toFinding(header: Header, error: PrintedError): Finding {
  const finding: Finding = { severity: "error", message: error.message };
  const place = placeOf(header, error);
  if (error.code !== undefined) finding.code = error.code;
  if (place !== undefined) finding.place = place;
  if (error.frames.length > 0) finding.frames = error.frames;
  return finding;
}

/** The project's own code first: where it was thrown, else who called, else who imported. */
function placeOf(header: Header, error: PrintedError): PathClaim | undefined {
  const source = readJsonPlace(error.message) ?? compiledPlace(error.message);
  if (source !== undefined) return source;
  if (pointsToOwnCode(header)) return header.place;
  const requirer = error.requirer === undefined ? undefined : { path: error.requirer, line: 1 };
  const own =
    ownPlace(error.frames) ??
    parseImporter(error.message) ??
    requirer ??
    placeToldFirst(error.message) ??
    header.place;
  return own ?? error.frames.slice(0, 1).map(placeOfFrame)[0];
}

/** Of a compiler's error that no own code led to, the source that it begins with: `ParseError: src/cart.styl:5:1`. */
function placeToldFirst(message: string): PathClaim | undefined {
  const target = TOLD_FIRST.exec(message.split("\n", 1)[0] ?? "")?.[1];
  const place = target === undefined ? undefined : parsePlace(target);
  return place !== undefined && isOwnPath(place.path) ? place : undefined;
}

function readJsonPlace(message: string): PathClaim | undefined {
  const path = JSON_FILE.exec(message)?.[1];
  if (path === undefined) return undefined;
  const [, line, column] = JSON_PLACE.exec(message.split("\n", 1)[0] ?? "") ?? [];
  return line === undefined ? { path, line: 1 } : { path, line: Number(line), column: Number(column) };
}

/** `FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory` */
function readOutOfMemory(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith("FATAL ERROR: ") || !text.includes(OUT_OF_MEMORY)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd() }] };
}
