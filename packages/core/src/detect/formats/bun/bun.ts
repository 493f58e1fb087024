import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { excerptStart, FOOTER, readThrown } from "./thrown.ts";

const CARET = /^ *\^$/;
const BUILD = /^(error|warn): (\S.*)$/s;
const AT = /^ {3,4}at (?=\S)/;
const FAILED =
  /^error: (?:script "[^"]{1,200}" (?:exited with code|was terminated by)|\S{1,200} failed to resolve$)/;
const OWN =
  /^error: (?:Script not found "|lockfile had changes|No version matching |Module not found "(?!file:|https?:)|Cannot find module |\S{1,200} is unresolved|GET \S{1,400} - \d{3})/;

/** Errors of Bun: of its bundler and parser, thrown by a program it runs, and of its package manager. */
export const bun: LogFormat = {
  id: "bun",
  title: "Bun",
  glance: ["error: ", "warn: ", "Error: ", FOOTER],
  read: (window) => readBuild(window) ?? readThrown(window) ?? readOwn(window),
};

/**
 * An excerpt with a caret, `error: Could not resolve: "./format.ts"`, `    at /home/runner/work/shop/shop/src/main.ts:2:24`.
 * At the end of a file there is nothing to show; then nothing but the place stands below.
 */
function readBuild(window: LogWindow): Match | undefined {
  const [, level, message] = BUILD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  const at = window.text(1) ?? "";
  const place = AT.test(at) ? parsePlace(at.replace(AT, "").trimEnd()) : undefined;
  if (message === undefined || place === undefined) return undefined;
  const isShown = CARET.test(window.text(-1) ?? "");
  if (!isShown && (place.column === undefined || (window.text(2) ?? "").trim() !== "")) return undefined;
  const severity = level === "warn" ? "warning" : "error";
  return { from: isShown ? excerptStart(window, 0) : 0, to: 2, findings: [{ severity, message, place }] };
}

/** `error: Script not found "nope"`; `error: script "build" exited with code 3` is a consequence. */
function readOwn(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const isFailed = FAILED.test(text);
  if (!isFailed && !OWN.test(text)) return undefined;
  const finding: Finding = { severity: "error", message: text.slice("error: ".length) };
  return { from: 0, to: 1, findings: [isFailed ? { ...finding, consequence: true } : finding] };
}
