import type { Finding, LogFormat } from "../format.ts";

/** What each CI system says after a command that failed; the first group, where there is one, is the exit code. */
const SENTENCES: readonly RegExp[] = [
  // GitLab: `ERROR: Job failed: exit code 1`, `ERROR: Job failed: command terminated with exit code 2`
  /^ERROR: Job failed(?: \(system failure\))?: (?:exit (?:code|status) |command terminated with exit code )(\d{1,5})$/,
  // Jenkins: `ERROR: script returned exit code 1`, `Build step 'Execute shell' marked build as failure`
  /^ERROR: script returned exit code (-?\d{1,10})$/,
  /^Build step '[^']{1,100}' (?:marked build as failure|changed build result to FAILURE)$/,
  /^Finished: (?:FAILURE|ABORTED)$/,
  // CircleCI: `Exited with code exit status 1`
  /^Exited with code (?:exit status )?(\d{1,5})$/,
  // Travis: `The command "npm test" exited with 1.`, also quotes in it, `Done. Your build exited with 1.`
  /^The command ".*" (?:exited with|failed and exited with) (\d{1,5})(?: during )?[\w .]{0,40}$/,
  // of a command of several lines its end: `" exited with 1.`
  /^" (?:exited with|failed and exited with) (\d{1,5})(?: during )?[\w .]{0,40}$/,
  /^Done\. Your build exited with ([1-9]\d{0,4})\.$/,
  // Travis until 2013: `Done. Build script exited with: 1`
  /^Done\. Build script exited with:? ([1-9]\d{0,4})$/,
  // of its deployment
  /^failed to deploy$/,
  // Buildkite: `🚨 Error: The command exited with status 1`
  /^(?:🚨 )?Error: The command exited with status (-?\d{1,5})$/u,
  // GitHub, as its page shows a log: `Error: Process completed with exit code 1.`
  /^Error: (?:Process completed|The process '[^']{1,200}' failed) with exit code (-?\d{1,10})\.?$/,
  // docker compose: `web-1 exited with code 1`
  /^[\w.-]{1,100} exited with code ([1-9]\d{0,4})$/,
];
const SUCCESS = /^0+$/;
/** Killed from outside: the environment tells what that means. */
const KILLED = "137";

/** The closing words of CI systems about a command that failed: consequences of what failed in it. */
export const ciExit: LogFormat = {
  id: "ci-exit",
  title: "exit codes of CI systems",
  glance: [
    "ERROR: Job failed",
    "ERROR: script returned exit code",
    "marked build as failure",
    "changed build result to FAILURE",
    "Finished: FAILURE",
    "Finished: ABORTED",
    "Exited with code ",
    "exited with ",
    "Build script exited with",
    "failed to deploy",
    "Error: The command exited with status",
    "Error: Process completed with exit code",
    "Error: The process '",
  ],
  read(window) {
    const finding = readSentence((window.text(0) ?? "").trim());
    return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
  },
};

function readSentence(message: string): Finding | undefined {
  for (const sentence of SENTENCES) {
    const found = sentence.exec(message);
    if (found === null) continue;
    const code = found[1] ?? "";
    if (code === KILLED || SUCCESS.test(code)) return undefined;
    return { severity: "error", message: message.replace(/^" /, "The command "), consequence: true };
  }
  return undefined;
}
