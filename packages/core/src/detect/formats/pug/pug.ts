import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** `Error: /app/views/cart.pug:6:1`, by pug-lint without the word. */
const HEAD = /^(?:\w{1,40}: )?(\S.*\.(?:pug|jade):\d{1,9}(?::\d{1,9})?)$/;
const CODE = /^ {2}[> ] {1,8}\d{1,9}\| /;
const POINTER = /^-{1,400}\^$/;
const MAX_LINES = 12;

/** Templates that Pug cannot compile or render, and what pug-lint says: a place, lines of code, the message below. */
export const pug: LogFormat = { id: "pug", title: "Pug", glance: [".pug:", ".jade:"], read };

function read(window: LogWindow): Match | undefined {
  const place = parsePlace(HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1] ?? "");
  if (place === undefined || !isCode(window.text(1))) return undefined;
  let to = 2;
  while (to < MAX_LINES && isCode(window.text(to))) to += 1;
  while (window.text(to)?.trim() === "" && to < MAX_LINES) to += 1;
  const message = window.text(to)?.trim() ?? "";
  if (message === "") return undefined;
  const finding: Finding = { severity: "error", message, place };
  return { from: 0, to: to + 1, findings: [finding] };
}

function isCode(text: string | undefined): boolean {
  return text !== undefined && (CODE.test(text) || POINTER.test(text));
}
