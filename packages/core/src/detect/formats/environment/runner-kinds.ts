import type { EnvironmentKind } from "./environment-kind.ts";

/** What becomes of the run and of the machine that it is on. */
export const RUNNER_KINDS: readonly EnvironmentKind[] = [
  {
    code: "cancelled",
    severity: "error",
    literals: [
      "Canceling since a higher priority",
      "The run was canceled by @",
      "Job failed: canceled",
      "Aborted by ",
      "Job was canceled",
      "Build was canceled",
    ],
    sentences: [/^ERROR: Job failed: cancell?ed$/, /^Aborted by \S/],
    phrases: [
      /^Canceling since a higher priority waiting request for /,
      /^The run was canceled by @\S/,
      /^The (?:job|build|workflow run) was cancell?ed/i,
    ],
    explanation:
      "The run was cancelled, by a person or by a newer run; nothing is known to be wrong with the code.",
  },
  {
    code: "runner-lost",
    severity: "error",
    literals: [
      "The runner has received a shutdown signal",
      "lost communication with the server",
      "We stopped hearing from agent",
      "Agent went offline during the build",
      "ChannelClosedException",
      "Job failed (system failure)",
      "Preparation failed: ",
      "hosted runner encountered an error",
      "did not connect within the all",
    ],
    sentences: [
      /^ERROR: Job failed \(system failure\): (?!exit (?:code|status)|command terminated).+$/,
      /^ERROR: Preparation failed: \S/,
      /^(?:FATAL: )?(?:hudson\.remoting\.ChannelClosedException: .+|Agent went offline during the build)$/,
    ],
    phrases: [
      /^The runner has received a shutdown signal\./,
      /^The (?:hosted|self-hosted) runner\b.{0,200} lost communication with the server\b/,
      /^We stopped hearing from agent \S/,
      /^The hosted runner encountered an error while running your job\b/,
      /\bThe agent did not connect within the allot?ted time\b/,
    ],
    explanation:
      "The machine that ran the job was stopped or cut off; run it again, and if it comes back, look for steps that use up its memory or processors.",
  },
  {
    code: "deprecated-runtime",
    severity: "error",
    literals: ["uses a deprecated version of", "command is disabled. Please", "This is a scheduled "],
    sentences: [],
    phrases: [
      /\bautomatically failed because it uses a deprecated version of /,
      /^The `(?:set-env|add-path)` command is disabled\./,
      /^This is a scheduled .{1,60} brownout\./,
    ],
    explanation: "The service no longer runs this version of an action; use its newest major version.",
  },
  {
    code: "deprecated-runtime",
    severity: "warning",
    literals: [
      "actions are deprecated. Please update the following actions",
      "actions are deprecated. ",
      "command is deprecated and will be disabled soon",
      "environment is deprecated",
      "uses Node.js version which is deprecated",
      "uses Node.js version which is deprecated",
    ],
    sentences: [],
    phrases: [
      /^Node\.js \d{1,3} actions are deprecated\. Please update the following actions /,
      /^Node\.js \d{1,3} actions are deprecated\. /,
      /^The `[\w-]{1,40}` command is deprecated and will be disabled soon\./,
      /^The [\w.-]{1,40} environment is deprecated\b/,
      /^The following actions? uses Node\.js version which is deprecated\b/,
    ],
    explanation:
      "These actions run on a version of Node that is being withdrawn; use their newest major version.",
  },
];
