import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readJsonCheck } from "./json.ts";

const EXCEEDED = /^ {2}(?:Package size limit|Total time limit|Size limit) (?:has|was) exceeded by \S/;
const DETAIL = /^ {2}\S[^:]{0,60}: {1,40}\S/;
const MISSING = /^ {2}(Size Limit can’t find files at \S.*)$/s;
const MAX_DETAILS = 8;

/** Bundles that exceed their limit, which Size Limit tells without a place. */
export const sizeLimit: LogFormat = {
  id: "size-limit",
  title: "Size Limit",
  glance: ["exceeded by ", "Size Limit can", '"passed": false'],
  read: (window) => readCheck(window) ?? readMissing(window) ?? readJsonCheck(window),
};

/** `  Package size limit has exceeded by 20 B` below the check's name, which a check that stands alone does not have. */
function readCheck(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!EXCEEDED.test(text)) return undefined;
  const above = window.text(-1)?.trim() ?? "";
  const message = above === "" ? text.trim() : `${above}: ${text.trim()}`;
  let to = 1;
  while (to < MAX_DETAILS && DETAIL.test(window.text(to) ?? "")) to += 1;
  return { from: above === "" ? 0 : -1, to, findings: [{ severity: "error", message }] };
}

/** `  Size Limit can’t find files at dist/cart.js` */
function readMissing(window: LogWindow): Match | undefined {
  const message = MISSING.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
}
