/** How lines begin that a carrier prints when a command or a job is over, whatever the command said last. */
const STARTS = [
  // GitHub Actions
  "Process completed with exit code ",
  "Post job cleanup.",
  "Cleaning up orphan processes",
  // GitLab
  "ERROR: Job failed: ",
  "ERROR: Job failed (system failure): ",
  "Job succeeded",
  // Jenkins
  "ERROR: script returned exit code ",
  "Finished: SUCCESS",
  "Finished: FAILURE",
  "Finished: UNSTABLE",
  "Finished: ABORTED",
  // Travis CI
  "Done. Your build exited with ",
  "Done. Build script exited with",
  // CircleCI
  "Exited with code exit status ",
  // Buildkite
  "🚨 Error: The command exited with status ",
  // turbo, of a task
  "ERROR: command finished with error: ",
];
const FIRST = new Set(STARTS.map((start) => start.charCodeAt(0)));

/** Whether a carrier says that a command or a job is over: `Process completed with exit code 1.` No tool's block goes on behind it. */
export function isClosingLine(text: string): boolean {
  return FIRST.has(text.charCodeAt(0)) && STARTS.some((start) => text.startsWith(start));
}
