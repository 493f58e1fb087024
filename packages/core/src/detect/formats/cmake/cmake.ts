import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^CMake (Error|Warning|Deprecation Error|Deprecation Warning)(?: \(dev\))?(?::| (?:at|in) )/;
const COMMAND = / \([\w.-]+\)$/;
const CALL_STACK = "Call Stack (most recent call first):";
const MAX_LINES = 80;

/** Errors and warnings of CMake while it configures. */
export const cmake: LogFormat = {
  id: "cmake",
  title: "CMake",
  glance: ["CMake Error", "CMake Warning", "CMake Deprecation"],
  read,
};

/** `CMake Error at CMakeLists.txt:9 (find_package):`, the message indented below. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [head = "", level] = HEAD.exec(text) ?? [];
  if (level === undefined) return undefined;
  const rest = text.slice(head.length).trim();
  const isPlaced = !head.endsWith(":");
  const body = readBody(window);
  const message = [isPlaced ? "" : rest, ...body.lines].filter((line) => line !== "").join("\n");
  const finding: Finding = { severity: level.endsWith("Warning") ? "warning" : "error", message };
  const line = isPlaced ? parsePlaceLine(`${rest.replace(/:$/, "").replace(COMMAND, "")}: `) : undefined;
  if (line !== undefined) finding.place = line.place;
  return { from: 0, to: body.to, findings: message === "" ? [] : [finding] };
}

/** Wrapped lines are joined to paragraphs; the call stack is left out. */
function readBody(window: LogWindow): { lines: string[]; to: number } {
  const lines = [""];
  let to = 1;
  let isMessage = true;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    isMessage &&= text !== CALL_STACK;
    if (text === undefined || (text !== "" && text !== CALL_STACK && !text.startsWith("  "))) break;
    if (text === "") {
      if (window.text(offset + 1) === "") break;
      lines.push("");
      continue;
    }
    to = offset + 1;
    if (isMessage) lines.push(`${lines.pop() ?? ""} ${text.trim()}`.trim());
  }
  return { lines, to };
}
