import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD =
  /^(?:(?:Extension|Configuration|Theme|Application|Sphinx parallel build|reST markup|Encoding) error|Warning, treated as error):$/;
/** What is said while a step goes on stands behind what it has told: `generating indices... genindex /app/index.rst:4: WARNING: …`. */
const BEHIND_STEP =
  /^(?:checking consistency|generating indices|writing additional pages)\.\.\. (?:[\w-]{1,40} ){0,9}(?=\S*[/\\])/;
const AUTODOC = /^WARNING: (autodoc: \S.*)$/;
const LEVEL = /^(?:WARNING|ERROR|SEVERE|CRITICAL): /;

/** What ends a build of Sphinx, and what it says of documents; of other files that is read as that of any tool. */
export const sphinx: LogFormat = {
  id: "sphinx",
  title: "Sphinx",
  glance: [
    "Extension error:",
    "Configuration error:",
    "Theme error:",
    "Application error:",
    "treated as error:",
    "checking consistency... ",
    "generating indices... ",
    "additional pages... ",
    "WARNING: autodoc: ",
    ".rst:",
  ],
  read: (window) => readEnd(window) ?? readLine(window.text(0) ?? "") ?? readAutodoc(window),
};

/** `docs/index.rst:4: WARNING: …`, also behind a step. */
function readLine(text: string): Match | undefined {
  const step = BEHIND_STEP.exec(text)?.[0] ?? "";
  const line = parsePlaceLine(text.slice(step.length));
  if (line === undefined || !LEVEL.test(line.text)) return undefined;
  if (step === "" && !line.place.path.endsWith(".rst")) return undefined;
  const severity = line.text.startsWith("WARNING") ? "warning" : "error";
  const finding: Finding = { severity, message: line.text.replace(LEVEL, "").trimEnd(), place: line.place };
  return { from: 0, to: 1, findings: [finding] };
}

/** `WARNING: autodoc: failed to import module 'shop'; the following exception was raised:` */
function readAutodoc(window: LogWindow): Match | undefined {
  const message = AUTODOC.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (message === undefined) return undefined;
  const below = message.endsWith(":") ? (window.text(1)?.trimEnd() ?? "") : "";
  const told = below === "" ? message : `${message}\n${below}`;
  return { from: 0, to: below === "" ? 1 : 2, findings: [{ severity: "warning", message: told }] };
}

/** Reads `Warning, treated as error:` and the line below, which may begin with a place. */
function readEnd(window: LogWindow): Match | undefined {
  const text = window.text(1) ?? "";
  if (!HEAD.test(window.text(0)?.trimEnd() ?? "") || text.trim() === "") return undefined;
  const line = parsePlaceLine(text);
  const message = (line?.isExact === true ? line.text : text).replace(LEVEL, "").trim();
  const finding: Finding = { severity: "error", message };
  return { from: 0, to: 2, findings: [line?.isExact === true ? { ...finding, place: line.place } : finding] };
}
