import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";
import { parseElixirFrame, type ElixirFrame } from "../elixir-frame.ts";

const HEAD = /^ {1,4}\d{1,6}\) (\S.*) \(([A-Z][\w.]*)\)$/;
const SETUP = /^ {1,4}\d{1,6}\) ([A-Z][\w.]*): failure on setup_all callback/;
const PLACE = /^ {5}(\S.*\.exs?):(\d{1,9})$/;
const EXCEPTION = /^\*\* \(([\w.]+)\)/;
const END =
  /^(?:code|stacktrace|arguments|mailbox|diff|The following \w{1,40})\b.{0,200}:$|^code: |^at \S{1,300}\.exs?:\d{1,9}$/;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 5;

/** Failed tests of Elixir's ExUnit. */
export const exunit: LogFormat = {
  id: "exunit",
  title: "ExUnit",
  glance: ["stacktrace:", "failure on setup_all", "** (EXIT from ", "** (ExUnit.", "     Failure #1"],
  read,
};

/** `  1) test total/1 adds prices (Shop.CartTest)`, its place, what failed and a stack, all indented. */
function read(window: LogWindow): Match | undefined {
  for (let from = 0; from > -MAX_LINES / 2; from--) {
    const text = window.text(from);
    if (text === undefined) return undefined;
    const [, title, suite] = HEAD.exec(text) ?? [];
    const setup = SETUP.exec(text)?.[1];
    if (title !== undefined && suite !== undefined)
      return readTest(window, from, `${suite} > ${title}`, suite);
    if (setup !== undefined) return readTest(window, from, `${setup} > setup_all`, setup);
    if (text !== "" && !text.startsWith("     ")) return undefined;
  }
  return undefined;
}

function readTest(window: LogWindow, from: number, test: string, suite: string): Match | undefined {
  const [, path, line] = PLACE.exec(window.text(from + 1) ?? "") ?? [];
  const start = path === undefined ? from + 1 : from + 2;
  const lines = blockLines(window, start, MAX_LINES, (text) => text !== "" && !text.startsWith("     "));
  const to = start + lines.length;
  if (to < 1) return undefined;
  const said = withoutHead(lines.map((text) => text.trim()));
  const end = said.findIndex((text, index) => isEnd(text, index));
  const shown = said.slice(0, end === -1 ? said.length : end).slice(0, MAX_MESSAGE_LINES);
  const sides = said.filter((text) => /^(?:code|left|right):/.test(text));
  const frames = said.map(parseElixirFrame).filter((frame) => frame !== undefined);
  const message = (shown[0] ?? "").startsWith("**") ? shown : [...new Set([...shown, ...sides])];
  const finding: Finding = {
    severity: "error",
    message: message.join("\n").replace(/^\*\* /, "") || "failed",
    test,
  };
  const code = EXCEPTION.exec(shown[0] ?? "")?.[1];
  if (code !== undefined) finding.code = code;
  const place = ownPlace(frames, suite) ?? (path === undefined ? undefined : { path, line: Number(line) });
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames.map(({ app: _, ...frame }): FrameClaim => frame);
  return { from, to, findings: [finding] };
}

/** Of several errors, the first: an empty line and `Failure #1` stand above it. */
function withoutHead(lines: string[]): string[] {
  return lines[0] === "" && lines[1] === "Failure #1" ? lines.slice(2) : lines;
}

/** The death of another process shows its frames with no title. */
function isEnd(text: string, index: number): boolean {
  return END.test(text) || (text === "" && index > 0) || parseElixirFrame(text) !== undefined;
}

/** A frame of an application tells its name; the tests' own one is called like the suite's namespace. */
function ownPlace(frames: readonly ElixirFrame[], suite: string): FrameClaim | undefined {
  const name = (suite.split(".", 1)[0] ?? "").replace(/(?<=[a-z\d])(?=[A-Z])/g, "_").toLowerCase();
  const frame = frames.find(({ app }) => app === undefined || app === name);
  return frame === undefined ? undefined : placeOfFrame(withoutApp(frame));
}

function withoutApp({ app: _, ...frame }: ElixirFrame): FrameClaim {
  return frame;
}
