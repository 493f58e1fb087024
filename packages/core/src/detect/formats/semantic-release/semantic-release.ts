import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const NAME = "[semantic-release] ";
/** The time in front of it may have been taken for the carrier's. */
const FAILED = /^(?:\[[\d: APM]{1,16}\] )?\[semantic-release\] (?:\[\S{1,100}\] )?› ✘ {2}(\S.*)$/s;
const CODE = /^(E[A-Z0-9]{2,40}) (\S.*)$/s;
const STEP = /^Failed step "/;
const OCCURRED = /^An error occurred while running semantic-release: /;

/** Why a release of semantic-release did not happen; which of its steps failed is a consequence. */
export const semanticRelease: LogFormat = {
  id: "semantic-release",
  title: "semantic-release",
  glance: [NAME],
  read,
};

/** `[12:28:03 AM] [semantic-release] › ✘  ENOREPOURL The \`repositoryUrl\` option is required.` */
function read(window: LogWindow): Match | undefined {
  const said = FAILED.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (said === undefined) return undefined;
  const [, code, told] = CODE.exec(said) ?? [];
  const message = (told ?? said).replace(OCCURRED, "");
  const finding: Finding = { severity: "error", message };
  if (code !== undefined) finding.code = code;
  if (STEP.test(said)) finding.consequence = true;
  return { from: 0, to: 1, findings: [finding] };
}
