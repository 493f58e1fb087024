import { parseErrorHead, printedCode } from "../error-head.ts";
import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { isOwnPath } from "../../own-path.ts";
import { ownPlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const TITLES = [/^Error occurred prerendering page "/, /^> Build error occurred$/];
const HANDED_ON = /^(?:Error: )?(?:Turbopack build failed with|Command failed)/;
const CONSEQUENCES = [
  /^Export encountered an error on /,
  /^> Export encountered errors on following paths:$/,
  /^(?:⨯ )?Next\.js build worker exited with code: /,
  /^> Build failed because of webpack errors$/,
  /^Failed to type check\.$/,
];
const MARK = "⨯ ";
const CONFIG = "Failed to load next.config";
const MAX_MESSAGE_LINES = 8;
const MAX_LINES = 80;

/** Lines that only say that the build failed. */
export function readConsequence(text: string): Match | undefined {
  const message = text.trim();
  if (!CONSEQUENCES.some((pattern) => pattern.test(message))) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}

/** An error that code of the project threw, below `Error occurred prerendering page "/orders".` or `> Build error occurred`. */
export function readThrown(window: LogWindow): Match | undefined {
  const title = (window.text(0) ?? "").trim();
  if (!TITLES.some((pattern) => pattern.test(title))) return undefined;
  const start = window.text(1)?.trim() === "" ? 2 : 1;
  const first = window.text(start) ?? "";
  if (parseErrorHead(first) === undefined || HANDED_ON.test(first)) return undefined;
  return readError(window, start, first.trimEnd());
}

/** `⨯ useSearchParams() should be wrapped in a suspense boundary at page "/search". Read more: …` */
export function readMarked(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trim();
  const message = text.startsWith(MARK) ? text.slice(MARK.length) : undefined;
  if (message === undefined || message.startsWith(CONFIG)) return undefined;
  const isNext =
    /nextjs\.org\/docs\//.test(message) || window.text(1)?.trimStart().startsWith("at ") === true;
  return isNext ? readError(window, 0, message.replace(/ Read more: \S{1,200}$/, "")) : undefined;
}

function readError(window: LogWindow, from: number, first: string): Match {
  const lines = [first];
  let to = from + 1;
  for (; lines.length < MAX_MESSAGE_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || text.trim() === "" || isV8Frame(text) || lines.at(-1)?.endsWith("] {") === true)
      break;
    lines.push(text.trimEnd());
  }
  const frames: FrameClaim[] = [];
  let code: string | undefined;
  let end = to;
  for (; end < to + MAX_LINES; end++) {
    const text = window.text(end);
    if (text === undefined || !/^(?: |\}|> )/.test(text)) break;
    const frame = parseV8Frame(text);
    if (frame !== undefined) frames.push(frame);
    if (text.startsWith("  code: '")) code ??= printedCode(text);
  }
  const finding = toFinding(withoutBrackets(lines.join("\n")), frames);
  return { from: 0, to: end, findings: [code === undefined ? finding : { ...finding, code }] };
}

/** An error without a stack is printed in brackets: `[Error: Page "/[slug]" is missing …]`, above its properties with a brace. */
function withoutBrackets(text: string): string {
  const line = text.endsWith(" {") ? text.slice(0, -2) : text;
  return line.startsWith("[") && line.endsWith("]") ? line.slice(1, -1) : text;
}

/** What was built is no source: a place in it says nothing. */
function toFinding(message: string, frames: readonly FrameClaim[]): Finding {
  const finding: Finding = { severity: "error", message };
  const head = parseErrorHead(message);
  const source = frames.filter(({ path }) => isOwnPath(path) && !/(?:^|[\\/])\.next[\\/]/.test(path));
  const place = ownPlace(source);
  const code = head?.code ?? head?.name;
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames: [...frames] };
}
