import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readVader } from "./vader.ts";

const HEAD = /^\s*Found errors in (\w{1,200})\(\):$/;
const NEXT = /^\s*(?:Found errors in |From \S|TEST FAILURE|Executed: )/;
const FILE = /^\s*From (\S{1,300}\.vim):$/;
const LABEL = /^Run \d{1,3}:$/;
const CALLED =
  /^(?:Caught exception in \w+\(\): |(?:command line\.\.)?(?:script \S{1,300}\[\d{1,9}\]\.\.)?function \S{1,400} line \d{1,9}: )/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 3;
const MAX_ABOVE = 60;

/** Failed tests of Vim's own runner, which plugins and Neovim use, too. */
export const vim: LogFormat = {
  id: "vim",
  title: "Vim's tests",
  glance: ["Found errors in ", "] (X) "],
  read: (window, previous) => read(window, previous) ?? readVader(window),
};

/** A match whose test file is known: it stands above the first of its tests only. */
interface VimMatch extends Match {
  readonly path: string | undefined;
}

/** `From test_popup.vim:`, `Found errors in Test_popup():`, then what was caught or expected. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const name = HEAD.exec(window.text(0) ?? "")?.[1];
  if (name === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => text.trim() === "" || NEXT.test(text));
  const said = lines.map((line) => line.trim()).filter((line) => !LABEL.test(line));
  const message = [...new Set(said.map((line) => line.replace(CALLED, "")))]
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
  if (message === "") return undefined;
  const finding: Finding = { severity: "error", message, test: name };
  const path = fileAbove(window) ?? (isVim(previous) ? previous.path : undefined);
  if (path !== undefined) finding.place = { path, line: 1 };
  const match: VimMatch = { from: 0, to: lines.length + 1, findings: [finding], path };
  return match;
}

function fileAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const path = FILE.exec(window.text(offset) ?? "")?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}

function isVim(match: Match | undefined): match is VimMatch {
  return match !== undefined && "path" in match;
}
