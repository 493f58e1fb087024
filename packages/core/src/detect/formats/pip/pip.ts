import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readBuild } from "./build.ts";

/** What ends an installation; the first capture is the message. */
const FAILURES = [
  /^(Could not find a version that satisfies the requirement \S.*)$/,
  /^(No matching distribution found for \S.*)$/,
  /^(Cannot install \S.* because these package versions have conflicting dependencies\.)$/,
  /^(Package '\S+' requires a different Python: \S.*)$/,
  /^(\S+ requires Python '\S+' but the running Python is \S+)$/,
  /^(Could not open requirements file: \S.*)$/,
  /^(Invalid requirement: \S.*)$/,
  /^(\S+ is not a supported wheel on this platform\.)$/,
  /^(Could not install packages due to an (?:EnvironmentError|OSError): \S.*)$/,
  /^(THESE PACKAGES DO NOT MATCH THE HASHES \S.*)$/,
  /^(Directory '[^']+' is not installable\. \S.*)$/,
  /^(\S+ is not a valid editable requirement\. \S.*)$/,
];
/** pip goes on after these and ends well. */
const HARMLESS =
  /^(?:pip's dependency resolver does not currently take into account|\S+ \S+ has requirement \S.*, but you'll have )/;
const HEAD = /^ *(?:ERROR: )?(\S.*)$/;
const MAX_LINES = 60;

/** What pip says when a package cannot be found, resolved or built. */
export const pip: LogFormat = {
  id: "pip",
  title: "pip",
  glance: [
    "Could not find a version that satisfies",
    "No matching distribution found for",
    "have conflicting dependencies.",
    "requires a different Python: ",
    "but the running Python is ",
    "Could not open requirements file: ",
    "Invalid requirement: ",
    "is not a supported wheel on this platform",
    "Could not install packages due to an ",
    "DO NOT MATCH THE HASHES",
    "is not installable. ",
    "is not a valid editable requirement. ",
    "pip's dependency resolver",
    "has requirement ",
    " did not run successfully.",
    "Complete output from command ",
    "  Complete output (",
    "Command errored out with exit status",
    "failed with error code ",
    "Failed building wheel for ",
    "Could not build wheels for ",
    "Failed to build installable wheels",
    "Encountered error while ",
  ],
  read: (window) => readBuild(window) ?? readFailure(window),
};

function readFailure(window: LogWindow): Match | undefined {
  const text = HEAD.exec(window.text(0) ?? "")?.[1] ?? "";
  if (HARMLESS.test(text)) return { from: 0, to: conflictsEnd(window), findings: [] };
  const message = FAILURES.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (message === undefined) return undefined;
  const finding = { severity: "error", message: message.trimEnd() } as const;
  return { from: 0, to: failureEnd(window, message), findings: [finding] };
}

/** What follows says the same in other words, or why. */
function failureEnd(window: LogWindow, message: string): number {
  const next = window.text(1) ?? "";
  if (message.startsWith("Could not find")) return next.includes("No matching distribution found") ? 2 : 1;
  if (!message.startsWith("Cannot install")) return 1;
  for (let offset = 1; offset < MAX_LINES; offset++)
    if (window.text(offset)?.startsWith("ERROR: ResolutionImpossible") === true) return offset + 1;
  return 1;
}

/** `shop 1.0 requires cart>=2, but you have cart 1.0 which is incompatible.` */
function conflictsEnd(window: LogWindow): number {
  let to = 1;
  while (to < MAX_LINES && / requires \S.{0,200}, but you(?:'ll)? have /.test(window.text(to) ?? "")) to += 1;
  return to;
}
