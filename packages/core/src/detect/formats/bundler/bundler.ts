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
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  if (FAILED_COMMAND.test(message))
    return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
  if (!OWN.some((pattern) => pattern.test(message))) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message }] };
}
