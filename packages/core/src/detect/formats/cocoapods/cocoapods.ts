import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const LINT = /^ {4}- (ERROR|WARN) +\| (.*)$/;
/** Before what was said: the platform and the attribute. */
const SUBJECT = /^(?:\[[\w ,/]{1,60}\] )?(?:unknown: Encountered an unknown error \(|[\w ]{1,40}: +)/;
const DIAGNOSTIC = /^(?:fatal )?error: (\S.*)$/;
/** Says again that the build, whose errors follow, failed. */
const FOLLOWS = /^Returned an unsuccessful exit code\./;
const HEAD = /^\[!\] (\S.*)$/;
const NOT_VALID = /did not pass validation/;
const OF_PODS = /CocoaPods|Podfile|[Pp]odspec|`pod |a specification for `|\bpods?\b/;
const MAX_LINES = 12;

/** What `pod install` and `pod lib lint` say. */
export const cocoapods: LogFormat = {
  id: "cocoapods",
  title: "CocoaPods",
  glance: ["    - ERROR |", "[!] "],
  read: (window) => readLint(window.text(0) ?? "") ?? readHead(window),
};

/** `    - ERROR | xcodebuild:  /Users/shop/Cart.swift:134:2: error: use of unresolved identifier 'total'` */
function readLint(text: string): Match | undefined {
  const [, level, said] = LINT.exec(text) ?? [];
  if (level !== "ERROR" || said === undefined) return undefined;
  const rest = said.replace(SUBJECT, "").trim();
  const line = parsePlaceLine(rest);
  const message = DIAGNOSTIC.exec(line?.text ?? "")?.[1];
  const finding: Finding =
    line !== undefined && message !== undefined
      ? { severity: "error", message, place: line.place }
      : { severity: "error", message: rest };
  return { from: 0, to: 1, findings: FOLLOWS.test(rest) ? [] : [finding] };
}

/** `[!] CocoaPods could not find compatible versions for pod "Cart":`, what it depends on below. */
function readHead(window: LogWindow): Match | undefined {
  const said = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (said === undefined) return undefined;
  if (NOT_VALID.test(said))
    return { from: 0, to: 1, findings: [{ severity: "error", message: said, consequence: true }] };
  if (!OF_PODS.test(said)) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => !text.startsWith(" ") || text.trim() === "");
  const message = [said, ...lines].join("\n");
  return { from: 0, to: lines.length + 1, findings: [{ severity: "error", message }] };
}
