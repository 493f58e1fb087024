import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD =
  /^(?:(?:Extension|Configuration|Theme|Application|Sphinx parallel build|reST markup|Encoding) error|Warning, treated as error):$/;
const LEVEL = /^(?:WARNING|ERROR|SEVERE|CRITICAL): /;

/** What ends a build of Sphinx; its located warnings are read as those of any tool. */
export const sphinx: LogFormat = {
  id: "sphinx",
  title: "Sphinx",
  glance: [
    "Extension error:",
    "Configuration error:",
    "Theme error:",
    "Application error:",
    "treated as error:",
  ],
  read,
};

/** Reads `Warning, treated as error:` and the line below, which may begin with a place. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(1) ?? "";
  if (!HEAD.test(window.text(0)?.trimEnd() ?? "") || text.trim() === "") return undefined;
  const line = parsePlaceLine(text);
  const message = (line?.isExact === true ? line.text : text).replace(LEVEL, "").trim();
  const finding: Finding = { severity: "error", message };
  return { from: 0, to: 2, findings: [line?.isExact === true ? { ...finding, place: line.place } : finding] };
}
