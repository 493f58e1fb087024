import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const HEAD =
  /^((?:LibMambaUnsatisfiable|Unsatisfiable|PackagesNotFound|PackagesNotFoundInChannels|CondaHTTP|CondaValue|CondaVerification|CondaSSL|CondaToSNonInteractive|ChannelNotAllowed|NoWritableEnvsDir|NoWritablePkgsDir|EnvironmentNotWritable|InvalidSpec|InvalidVersionSpec|CommandNotFound|DirectoryNotACondaEnvironment|ChecksumMismatch|CondaOSError|CondaIndex|CondaMultiError|SpecsConfigurationConflict)Error|ResolvePackageNotFound|EnvironmentFileNotFound|EnvironmentLocationNotFound|SpecNotFound|InvalidMatchSpec|UnavailableInvalidChannel|ChannelDenied): ?(.*)$/;
const ITEM = /^ +- \S/;
const MAX_LINES = 60;
const MAX_ITEMS = 5;

/** What conda and its solver report. */
export const conda: LogFormat = {
  id: "conda",
  title: "conda",
  glance: [
    "LibMambaUnsatisfiableError:",
    "UnsatisfiableError:",
    "PackagesNotFound",
    "ResolvePackageNotFound:",
    "CondaHTTPError:",
    "CondaValueError:",
    "CondaVerificationError:",
    "CondaToSNonInteractiveError:",
    "EnvironmentFileNotFound:",
    "EnvironmentLocationNotFound:",
    "EnvironmentNotWritableError:",
    "NoWritableEnvsDirError:",
    "UnavailableInvalidChannel:",
    "InvalidMatchSpec:",
    "SpecNotFound:",
  ],
  read,
};

/** `PackagesNotFoundError: The following packages are not available from current channels:` and the packages, below an empty line. */
function read(window: LogWindow): Match | undefined {
  const [, code, said] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (code === undefined || said === undefined) return undefined;
  const start = window.text(1) === "" ? 2 : 1;
  const rows = blockLines(window, start, MAX_LINES, (text) => !ITEM.test(text) && !text.startsWith("    "));
  const items = rows.filter((text) => ITEM.test(text)).slice(0, MAX_ITEMS);
  const message = [said, ...items.map((text) => text.trim())].join("\n").trim();
  const to = rows.length === 0 ? 1 : start + rows.length;
  return { from: 0, to, findings: [{ severity: "error", code, message: message || code }] };
}
