import type { Severity } from "../../../model/problem.ts";

/** What went wrong around the code, and the words it is told in. */
export interface EnvironmentKind {
  code: string;
  severity: Severity;
  /** One of these is in every line that the patterns match. */
  literals: readonly string[];
  /** Whole lines, or the starts of lines, that nobody says of anything else. */
  sentences: readonly RegExp[];
  /** Words that count only behind the head of an error message: `fatal: `, `curl: (6) `, `##[error]`. */
  phrases: readonly RegExp[];
  /** What happened and what usually helps, in one sentence. */
  explanation: string;
  /** True where the line only tells that a command ended, for a reason that others may tell better. */
  consequence?: true;
}

/** Every kind of failure of the environment; the first that matches has the line. */
export const ENVIRONMENT_KINDS: readonly EnvironmentKind[] = [
  {
    code: "out-of-memory",
    severity: "error",
    literals: [
      "Killed",
      "OOMKilled",
      "annot allocate memory",
      "cannot allocate ",
      "Out of memory",
      "out of memory",
    ],
    sentences: [
      /^Killed$/,
      /^(?:\[ *\d{1,9}\.\d{1,9}\] )?(?:Memory cgroup out of memory|Out of memory): Kill(?:ed)? process \d/,
      /^ *(?:Reason: +|reason: )OOMKilled$/,
      /^Out of memory!$/,
      /^\S{1,100}: xrealloc: cannot allocate \d{1,20} bytes/,
    ],
    phrases: [/[Cc]annot allocate memory/, /\bKilled signal terminated program/, /\b[Oo]ut of memory\b/],
    explanation:
      "The machine ran out of memory and the process was ended; use fewer parallel jobs, a larger runner, or raise the memory limit.",
  },
  {
    code: "out-of-memory",
    severity: "error",
    literals: ["xit code 137", "status 137"],
    sentences: [/^ERROR: Job failed: exit (?:code|status) 137$/],
    phrases: [/^Process completed with exit code 137\.?$/, /\bexit(?:ed with)? (?:code|status):? 137\b/],
    explanation:
      "Exit code 137 means that the process was killed from outside, most often because memory ran out; use fewer parallel jobs or a larger runner.",
    consequence: true,
  },
  {
    code: "disk-full",
    severity: "error",
    literals: ["o space left on device", "Disk quota exceeded"],
    sentences: [/^\S{1,200}: (?:line \d{1,9}: )?[^:]{1,200}: (?:write error: )?No space left on device$/],
    phrases: [/[Nn]o space left on device/, /\bDisk quota exceeded/],
    explanation:
      "The disk is full; remove caches, images and artifacts before this step, or use a runner with more space.",
  },
  {
    code: "disk-full",
    severity: "warning",
    literals: ["You are running out of disk space"],
    sentences: [],
    phrases: [/^You are running out of disk space\./],
    explanation:
      "The disk of the runner is nearly full; remove caches, images and artifacts, or use a runner with more space.",
  },
  {
    code: "timeout",
    severity: "error",
    literals: [
      "exceeded the maximum execution time",
      "exceeded the maximum time limit for jobs",
      "No output has been received in the last",
      "has timed out after",
      "context deadline exceeded",
      "execution took longer than",
    ],
    sentences: [
      /^ERROR: Job failed: execution took longer than \S{1,40} seconds$/,
      /^The job exceeded the maximum time limit for jobs, and has been terminated\.$/,
      /^No output has been received in the last \S{1,20}, this potentially indicates a stalled build\b/,
    ],
    phrases: [
      /\bhas exceeded the maximum execution time of \S/,
      /^The action '[^']{1,200}' has timed out after \d{1,9} minutes/,
      /\bcontext deadline exceeded/,
    ],
    explanation:
      "It took longer than it was allowed to and was stopped; find what hangs or is slow, or raise the time limit.",
  },
  {
    code: "rate-limit",
    severity: "error",
    literals: ["rate limit", "toomanyrequests", "429 Too Many Requests", "error: 429"],
    sentences: [/^toomanyrequests: \S/],
    phrases: [
      /\b(?:API|secondary) rate limit exceeded/,
      /\bexceeded a secondary rate limit/,
      /\btoomanyrequests: /,
      /\b429 Too Many Requests/,
      /^curl: \(22\) The requested URL returned error: 429/,
    ],
    explanation:
      "The service refused the request because too many were made; wait and run it again, or send credentials that have a higher limit.",
  },
  {
    code: "missing-secret",
    severity: "error",
    literals: [
      "Input required and not supplied",
      "Bad credentials",
      "terminal prompts disabled",
      "could not read Username",
      "could not read Password",
      "Permission denied (publickey",
      "Unable to locate credentials",
      "Could not load credentials",
      "Authentication failed for '",
    ],
    sentences: [
      /^(?:\S{1,200}: )?Permission denied \(publickey[\w,-]{0,80}\)\.$/,
      /^Unable to locate credentials\. You can configure credentials by running "aws configure"\.$/,
    ],
    phrases: [
      /\bInput required and not supplied: \S/,
      /\bBad credentials\b/,
      /\bcould not read (?:Username|Password) for '/,
      /\bAuthentication failed for '/,
      /\bUnable to locate credentials/,
      /\bCould not load credentials from any providers/,
    ],
    explanation:
      "A secret or key is missing, empty or not valid here; set it for this repository and environment (runs from forks get no secrets).",
  },
  {
    code: "dns",
    severity: "error",
    literals: [
      "getaddrinfo E",
      "Could not resolve host",
      "ailure in name resolution",
      "Temporary failure resolving",
      "unable to resolve host address",
      "Name or service not known",
      "no such host",
    ],
    sentences: [
      /^(?:Err:\d{1,9} )?\S{1,300} (?:.{0,200} )?Temporary failure resolving '/,
      /^wget: unable to resolve host address /,
    ],
    phrases: [
      /\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN)\b/,
      /\bCould not resolve host(?:name)?\b/,
      /\bTemporary failure (?:in name resolution|resolving)\b/,
      /\bName or service not known\b/,
      /\bno such host\b/,
    ],
    explanation:
      "The name of a server could not be looked up; check the spelling of the host, whether it is reachable from this machine, or run it again if the name service was down.",
  },
  {
    code: "port-in-use",
    severity: "error",
    literals: ["EADDRINUSE", "port is already allocated", "ddress already in use"],
    sentences: [
      /^(?:\[[\w :]{1,40}\] )?Failed to listen on \S{1,200} \(reason: Address already in use\)$/,
      /^cannot listen: .{0,200}Address already in use/,
    ],
    phrases: [/\bEADDRINUSE\b/, /\bport is already allocated/, /\b[Aa]ddress already in use\b/],
    explanation:
      "Another process already listens on the port; stop it, wait until it has ended, or use another port.",
  },
  {
    code: "network",
    severity: "error",
    literals: [
      "ECONNRESET",
      "ECONNREFUSED",
      "ETIMEDOUT",
      "TLS handshake timeout",
      "onnection timed out",
      "onnection refused",
      "onnection reset by peer",
      "502 Bad Gateway",
      "503 Service Unavailable",
      "504 Gateway Time",
      "i/o timeout",
      "Failed to connect to",
      "Cannot connect to the Docker daemon",
      "Operation timed out",
    ],
    sentences: [/^Cannot connect to the Docker daemon at \S/],
    phrases: [
      /\b(?:ECONNRESET|ECONNREFUSED|ETIMEDOUT)\b/,
      /\bTLS handshake timeout\b/,
      /\b[Cc]onnection (?:timed out|refused|reset by peer)\b/,
      /\b50(?:2 Bad Gateway|3 Service Unavailable|4 Gateway Time-?out)\b/,
      /\bi\/o timeout\b/,
      /^curl: \(\d{1,3}\) (?:Failed to connect to|Operation timed out)/,
      /\bCannot connect to the Docker daemon at /,
    ],
    explanation:
      "A server did not answer or the connection broke; check that it runs and can be reached from this machine, or run it again if it was down for a moment.",
  },
  {
    code: "cancelled",
    severity: "error",
    literals: ["Canceling since a higher priority", "The run was canceled by @"],
    sentences: [],
    phrases: [/^Canceling since a higher priority waiting request for /, /^The run was canceled by @\S/],
    explanation:
      "The run was cancelled, by a person or by a newer run; nothing is known to be wrong with the code.",
  },
  {
    code: "runner-lost",
    severity: "error",
    literals: ["The runner has received a shutdown signal", "lost communication with the server"],
    sentences: [],
    phrases: [
      /^The runner has received a shutdown signal\./,
      /^The (?:hosted|self-hosted) runner\b.{0,200} lost communication with the server\b/,
    ],
    explanation:
      "The machine that ran the job was stopped or cut off; run it again, and if it comes back, look for steps that use up its memory or processors.",
  },
  {
    code: "deprecated-runtime",
    severity: "error",
    literals: ["uses a deprecated version of"],
    sentences: [],
    phrases: [/\bautomatically failed because it uses a deprecated version of /],
    explanation: "The service no longer runs this version of an action; use its newest major version.",
  },
  {
    code: "deprecated-runtime",
    severity: "warning",
    literals: ["actions are deprecated. Please update the following actions"],
    sentences: [],
    phrases: [/^Node\.js \d{1,3} actions are deprecated\. Please update the following actions /],
    explanation:
      "These actions run on a version of Node that is being withdrawn; use their newest major version.",
  },
  {
    code: "permission-denied",
    severity: "error",
    literals: ["EACCES", "Resource not accessible by integration", "EPERM: operation not permitted"],
    sentences: [],
    phrases: [
      /\bEACCES: permission denied\b/,
      /\bEPERM: operation not permitted\b/,
      /\bResource not accessible by integration\b/,
    ],
    explanation:
      "The process or token lacks the right to do this; grant it (owner and mode of the file, or `permissions:` of the workflow).",
  },
];
