import { toJobLog, type WrappedLog } from "./formats/to-job-log.ts";

/** How a carrier wraps the lines of one tool; what stands between them is other output. */
export interface Wrapper {
  id: string;
  /** The envelope that the log is recognised as. */
  envelope: string;
  wrap(lines: readonly string[]): WrappedLog;
}

const DAY = "2026-11-20T09:01:02";
const NOISE = "asset error-handler.js 12 KiB [emitted] (name: warning)";
const RED_OFF = "\u001B[0;m";

/** Carriers that wrap a whole log, each in the layout of the system itself. */
export const WRAPPERS: readonly Wrapper[] = [
  wrapper("plain", "plain", { line: (text) => text }),
  wrapper("GitLab", "gitlab", {
    before: [
      `\u001B[0KRunning with gitlab-runner 18.7.0 (3a5f2314)${RED_OFF}`,
      `section_start:1763629262:prepare_executor\r\u001B[0K\u001B[0K\u001B[36;1mPreparing the "docker" executor${RED_OFF}${RED_OFF}`,
      "section_end:1763629263:prepare_executor\r\u001B[0Ksection_start:1763629263:step_script[collapsed=true]\r\u001B[0KExecuting",
      `\u001B[32;1m$ npm test${RED_OFF}`,
    ],
    line: (text) => text,
    after: [
      "section_end:1763629270:step_script\r\u001B[0K",
      `\u001B[0K\u001B[36;1mCleaning up project directory and file based variables${RED_OFF}`,
    ],
  }),
  wrapper("GitLab with time stamps", "gitlab", {
    before: [
      `${DAY}.123456Z 00O section_start:1763629263:step_script\r\u001B[0K`,
      `${DAY}.123456Z 00O+\u001B[0KExecuting "step_script" stage of the job script${RED_OFF}`,
    ],
    line: (text) => `${DAY}.123456Z 01O ${text}`,
    after: [`${DAY}.123456Z 00O section_end:1763629270:step_script\r\u001B[0K`],
  }),
  wrapper("Jenkins", "jenkins", {
    before: ["Started by user admin", "[Pipeline] { (Test)", "[Pipeline] sh", "+ npm test"],
    line: (text) => text,
    after: ["[Pipeline] }", "[Pipeline] End of Pipeline"],
  }),
  wrapper("Jenkins with ISO times", "jenkins", {
    before: ["Started by user admin", `[${DAY}.123Z] + npm test`],
    line: (text) => `[${DAY}.123Z] ${text}`,
  }),
  wrapper("Jenkins with clock times", "jenkins", {
    before: ["09:01:02  + npm test"],
    line: (text) => `09:01:02  ${text}`,
  }),
  wrapper("CircleCI", "circleci", {
    before: ["#!/bin/bash -eo pipefail", "npm test", ""],
    line: (text) => `${text}\r`,
  }),
  wrapper("Travis", "travis", {
    before: [
      "travis_fold:start:worker_info\r\u001B[0K\u001B[33;1mWorker information\u001B[0m",
      "travis_fold:end:worker_info\r\u001B[0K",
      "travis_time:start:0b7a2f3c\r\u001B[0K$ npm test",
    ],
    line: (text) => `${text}\r`,
    after: [
      "travis_time:end:0b7a2f3c:start=1763629262123456789,finish=1763629263123456789,duration=1000000000\r\u001B[0K",
    ],
  }),
  wrapper("Buildkite", "buildkite", {
    before: [
      "\u001B_bk;t=1763629262123\u0007~~~ Running commands",
      "\u001B_bk;t=1763629262123\u0007$ npm test",
    ],
    line: (text) => `\u001B_bk;t=1763629262123\u0007${text}\r`,
  }),
  wrapper("Azure Pipelines", "azure-pipelines", {
    before: [`${DAY}.1234567Z ##[section]Starting: npm test`, `${DAY}.1234567Z ##[command]npm test`],
    line: (text) => `${DAY}.1234567Z ${text}`,
    after: [`${DAY}.1234567Z ##[section]Finishing: npm test`],
  }),
  wrapper("docker logs -t", "timestamps", { line: (text) => `${DAY}.123456789Z ${text}` }),
  wrapper("Kubernetes log file", "container-runtime", {
    line: (text) => `${DAY}.123456789Z stdout F ${text}`,
  }),
  wrapper("syslog", "syslog", { line: (text) => `Nov 20 09:01:02 host-1 npm[12]: ${text}` }),
  wrapper("syslog of RFC 5424", "syslog", {
    line: (text) => `<14>1 ${DAY}.123Z host-1 npm 12 - [origin ip="10.0.0.1"] ${text}`,
  }),
  wrapper("pino", "json-lines", {
    line: (msg) => JSON.stringify({ level: 30, time: 1763629262123, pid: 12, hostname: "host-1", msg }),
  }),
  wrapper("docker's json-file", "json-lines", {
    line: (text) => JSON.stringify({ log: `${text}\n`, stream: "stdout", time: `${DAY}.123456789Z` }),
  }),
];

/** What `gh run view --log` makes of a job log. */
export const GH_RUN_VIEW: Wrapper = { id: "gh run view --log", envelope: "gh-run-view", wrap: toGhLog };

/** Prefixes of processes that print in turn; a second one says things of its own between any two lines. */
export const PREFIXED: readonly Wrapper[] = [
  prefixed("turbo", "@shop/web:build: ", "docs:build: "),
  prefixed("pnpm -r", "packages/money build: ", "apps/docs build: "),
  prefixed("docker compose", "web-1   | ", "redis-1 | "),
  prefixed("stern", "web-6d4cf56db6-x7k2p app ", "redis-7c9d8b6f5b-4qzkm redis "),
  prefixed("docker compose -t", `web-1   | ${DAY}.123456789Z `, `redis-1 | ${DAY}.123456789Z `),
  prefixed("foreman", "09:01:02 web.1   | ", "09:01:02 worker.1 | "),
  prefixed("lerna", "@shop/money: ", "@shop/docs: "),
  prefixed("concurrently", "[0] ", "[1] "),
  prefixed("concurrently with names", "[web] ", "[docs] "),
  prefixed("yarn workspaces foreach", "[@shop/web]: ", "[@shop/docs]: "),
  prefixed("kubectl logs --prefix", "[pod/web-6d4cf56db6-x2x8p/app] ", "[pod/docs-7b9/app] "),
  prefixed("Jenkins' parallel branches", `[${DAY}.123Z] [web] `, `[${DAY}.123Z] [docs] `, "jenkins"),
  prefixed("syslog of two processes", "Nov 20 09:01:02 h npm[1]: ", "Nov 20 09:01:02 h cron[2]: ", "syslog"),
];

interface Layout {
  before?: readonly string[];
  line(text: string): string;
  after?: readonly string[];
}

/** Wraps each line for itself. */
export function wrapper(id: string, envelope: string, { before = [], line, after = [] }: Layout): Wrapper {
  return {
    id,
    envelope,
    wrap(lines) {
      const written = lines.map((each) => line(each));
      const first = [0];
      let next = before.length + 1;
      for (const each of written) {
        first.push(next);
        next += each.split("\n").length;
      }
      return { text: `${[...before, ...written, ...after].join("\n")}\n`, first, last: first };
    },
  };
}

/** One line of the other process stands before each of the tool's, and two stand in front. */
export function prefixed(id: string, own: string, other: string, envelope = "plain"): Wrapper {
  return {
    id,
    envelope,
    wrap(lines) {
      const written = [`${other}started`, `${other}${NOISE}`, `${own}started`];
      const numbers = [0];
      for (const line of lines) {
        written.push(`${other}${NOISE}`, `${own}${line}`);
        numbers.push(written.length);
      }
      return { text: `${written.join("\n")}\n`, first: numbers, last: numbers };
    },
  };
}

function toGhLog(lines: readonly string[]): WrappedLog {
  const { text, first, last } = toJobLog(lines);
  const written = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => `test (22)\tRun npm test\t${line}`);
  return { text: `${written.join("\n")}\n`, first, last };
}
