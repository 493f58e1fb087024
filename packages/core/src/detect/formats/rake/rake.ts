import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const CLASS = /^((?:[A-Z]\w*::)*[A-Z]\w*): (?=\S)/;
/** A task that failed because its command did. */
const FOLLOWS = /^(?:Command failed with status |ruby .* failed$|Cucumber failed$|Test failures$)/;
const END = /^(?:Tasks: TOP|\(See full trace)/;
/** Capistrano is Rake for servers. */
const HEAD = /^(?:rake|cap) aborted!$/;
const MAX_LINES = 200;

/** What ends a run of Rake. */
export const rake: LogFormat = {
  id: "rake",
  title: "Rake",
  glance: ["rake aborted!", "cap aborted!"],
  read,
};

/** `rake aborted!`, the message, places, `Tasks: TOP => default`. */
function read(window: LogWindow): Match | undefined {
  const head = (window.text(0) ?? "").trim();
  if (!HEAD.test(head)) return undefined;
  const rows: string[] = [];
  const frames: FrameClaim[] = [];
  const end = endOf(window);
  let to = 1;
  for (; to < end; to++) {
    const text = window.text(to) ?? "";
    const frame = parseRubyFrame(text.trim());
    if (frame !== undefined) frames.push(frame);
    else if (frames.length === 0 && text.trim() !== "" && rows.length < 4) rows.push(text.trim());
  }
  while (END.test(window.text(to) ?? "")) to += 1;
  const said = rows.join("\n");
  if (said === "")
    return { from: 0, to, findings: [{ severity: "error", message: head, consequence: true }] };
  const finding: Finding = { severity: "error", message: said };
  const code = CLASS.exec(said)?.[1];
  const place = ownRubyPlace(frames);
  if (FOLLOWS.test(said)) return { from: 0, to, findings: [{ ...finding, consequence: true }] };
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(":") + 1);
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to, findings: [finding] };
}

/** Where no task is named at the end, the first empty line below the message is the end. */
function endOf(window: LogWindow): number {
  let empty: number | undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text !== undefined && END.test(text)) return offset;
    if (text === undefined) return empty ?? offset;
    if (text.trim() === "" && offset > 1) empty ??= offset;
  }
  return empty ?? MAX_LINES;
}
