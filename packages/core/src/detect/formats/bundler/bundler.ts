import type { LogFormat, LogWindow, Match } from "../format.ts";

const OWN = [
  /^Could not find (?:gem '|compatible versions)/,
  /^Could not find \S+ in (?:any of the sources|locally installed gems|cached gems)/,
  /^Could not (?:locate Gemfile|reach host|fetch specs|verify the SSL)/,
  /^Bundler could not find compatible versions/,
  /^Your Ruby version is .+, but your Gemfile specified /,
  /^An error occurred while installing .+ and Bundler cannot continue\.?$/,
  /^bundler: command not found: /,
  /^There was an error parsing `Gemfile`/,
  /^The gemspecs? for /,
];
/** Said in a paragraph, with its lines broken. */
const PARAGRAPH =
  /^(?:You are trying to install in deployment mode after|The (?:--)?deployment (?:flag|setting) requires a |The dependencies in your gemfile changed, but |You must use Bundler \d)/;
const MAX_ROWS = 4;
const FAILED_COMMAND = /^bundler: failed to load command: /;

/** Errors of Bundler. */
export const bundler: LogFormat = {
  id: "bundler",
  title: "Bundler",
  glance: [
    "Could not ",
    "undler could not find",
    "Your Ruby version is",
    "Bundler cannot continue",
    "bundler: ",
    "error parsing `Gemfile`",
    "The gemspec",
    "install in deployment mode",
    "requires a Gemfile.lock",
    "dependencies in your gemfile",
    "You must use Bundler",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  if (FAILED_COMMAND.test(message))
    return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
  if (PARAGRAPH.test(message)) return readParagraph(window);
  if (!OWN.some((pattern) => pattern.test(message))) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

function readParagraph(window: LogWindow): Match {
  const rows: string[] = [];
  while (rows.length < MAX_ROWS) {
    const row = window.text(rows.length)?.trim() ?? "";
    if (row === "") break;
    rows.push(row);
  }
  return { from: 0, to: rows.length, findings: [{ severity: "error", message: rows.join(" ") }] };
}
