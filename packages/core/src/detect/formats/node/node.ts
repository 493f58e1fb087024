import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { ownPlace, placeOfFrame } from "../place.ts";
import { pointsToOwnCode, readHeader, type Header } from "./header.ts";
import { parseImporter } from "../importer.ts";
import { readPrintedError, type PrintedError } from "./printed-error.ts";

const OUT_OF_MEMORY = "JavaScript heap out of memory";

/** Uncaught errors, unhandled rejections and loader errors of the Node.js process itself. Logged errors are none of them. */
export const node: LogFormat = {
  id: "node",
  title: "Node.js (uncaught errors)",
  glance: ["^", OUT_OF_MEMORY],
  read: (window) => readUncaught(window) ?? readOutOfMemory(window),
};

function readUncaught(window: LogWindow): Match | undefined {
  const header = readHeader(window);
  if (header === undefined) return undefined;
  const error = readPrintedError(window, header.to);
  if (error === undefined || !error.fatal) return undefined;
  return { from: -2, to: error.to, findings: [toFinding(header, error)] };
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
  if (pointsToOwnCode(header)) return header.place;
  const own = ownPlace(error.frames) ?? parseImporter(error.message) ?? header.place;
  return own ?? error.frames.slice(0, 1).map(placeOfFrame)[0];
}

/** `FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory` */
function readOutOfMemory(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith("FATAL ERROR: ") || !text.includes(OUT_OF_MEMORY)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd() }] };
}
