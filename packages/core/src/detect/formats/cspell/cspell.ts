import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const WORD = / {1,80}- ((?:Unknown|Forbidden|Misspelled|Flagged) word \([^)]{1,200}\))/;
const CONFIGURATION = "Configuration Error: ";

/** Words that CSpell does not know, and its configuration errors. */
export const cspell: LogFormat = {
  id: "cspell",
  title: "CSpell",
  glance: [" word (", CONFIGURATION],
  read: (window) => readWord(window) ?? readConfiguration(window),
};

/** `src/cart.ts:1:7 - Unknown word (misspeled) fix: (misspelled)`; the message is without fix and context. */
function readWord(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const found = WORD.exec(text);
  const message = found?.[1];
  const place = found === null ? undefined : parsePlace(text.slice(0, found.index).trimEnd());
  if (message === undefined || place?.column === undefined) return undefined;
  const to = window.text(1)?.startsWith("\t Suggestions: ") === true ? 2 : 1;
  return { from: 0, to, findings: [{ severity: "error", message, place }] };
}

/** `Configuration Error: Failed to read config file: "/home/shop/nope.json"`. */
function readConfiguration(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(CONFIGURATION)) return undefined;
  return {
    from: 0,
    to: 1,
    findings: [{ severity: "error", message: text.slice(CONFIGURATION.length).trimEnd() }],
  };
}
