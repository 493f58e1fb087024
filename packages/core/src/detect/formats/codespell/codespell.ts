import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

/** `adress ==> address`, `clas ==> class, clash` */
const WORD = /^\S{1,80} ==> \S[^=]{0,200}$/;

/** Words that codespell would write otherwise. */
export const codespell: LogFormat = { id: "codespell", title: "codespell", glance: [" ==> "], read };

function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0)?.trimEnd() ?? "");
  if (line?.isExact !== true || !WORD.test(line.text)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: line.text, place: line.place }] };
}
