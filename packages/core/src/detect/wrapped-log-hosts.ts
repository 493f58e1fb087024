import { prefixed, wrapper, type Wrapper } from "./wrapped-log.ts";

const DAY = "2026-11-20T09:01:02";

/** Hosts of builds and of applications beside the great CI systems, each in its own layout. */
export const HOST_WRAPPERS: readonly Wrapper[] = [
  wrapper("TeamCity", "teamcity", {
    before: [
      "[09:01:02]i: TeamCity server version is 2026.1",
      "[09:01:02]W:\t [Step 1/2] Starting: npm test",
    ],
    line: (text) => `[09:01:02] :\t [Step 1/2] ${text}`,
  }),
  wrapper("TeamCity of old", "teamcity", { line: (text) => `[09:01:02][Step 1/2] ${text}` }),
  wrapper("Bamboo", "bamboo", {
    before: ["simple\t20-Nov-2026 09:01:02\tStarting task 'Test'"],
    line: (text) => `build\t20-Nov-2026 09:01:02\t${text}`,
  }),
  wrapper("GoCD", "gocd", {
    before: ["!!|09:01:02.123 [go] Task: npm test"],
    line: (text) => `&1|09:01:02.123 ${text}`,
  }),
  wrapper("CodeBuild", "codebuild", {
    before: ["[Container] 2026/11/20 09:01:02.123456 Running command npm test"],
    line: (text) => text,
    after: ["[Container] 2026/11/20 09:01:03.123456 Phase complete: BUILD State: FAILED"],
  }),
  wrapper("Heroku", "platform", { line: (text) => `${DAY}.123456+00:00 app[web.1]: ${text}` }),
  wrapper("Fly.io", "platform", {
    line: (text) => `${DAY}Z app[148e4d] fra [info]${text === "" ? "" : ` ${text}`}`,
  }),
  wrapper("aws logs tail", "cloudwatch", { line: (text) => `${DAY}.123000+00:00 web/app/0f3c ${text}` }),
  wrapper("Netlify", "clock-times", { line: (text) => `9:01:02 AM: ${text}` }),
  wrapper("Vercel", "clock-times", { line: (text) => `[09:01:02.123] ${text}` }),
  wrapper("Render", "clock-times", { line: (text) => `Nov 20 09:01:02 AM  ${text}` }),
  wrapper("journalctl -o short-full", "syslog", {
    line: (text) => `Fri 2026-11-20 09:01:02 UTC host-1 npm[12]: ${text}`,
  }),
  wrapper("journalctl -o json", "json-lines", {
    line: (text) =>
      JSON.stringify({
        MESSAGE: text,
        PRIORITY: "6",
        SYSLOG_IDENTIFIER: "npm",
        __REALTIME_TIMESTAMP: "1795165262123000",
      }),
  }),
  wrapper("docker buildx", "plain", {
    before: ["#12 [build 3/5] RUN npm test"],
    line: (text) => `#12 1.234 ${text}`,
  }),
  wrapper("Google Cloud Build", "plain", {
    before: ['Starting Step #1 - "test"'],
    line: (text) => `Step #1 - "test": ${text}`,
    after: ['Finished Step #1 - "test"'],
  }),
  wrapper("GitLab in pieces", "gitlab", {
    line: (text) => {
      const middle = Math.floor(text.length / 2);
      return `${DAY}.123456Z 01O ${text.slice(0, middle)}\n${DAY}.123456Z 01O+${text.slice(middle)}`;
    },
  }),
  wrapper("docker compose with pino", "plain", {
    line: (msg) => `web-1  | ${JSON.stringify({ level: 30, time: 1763629262123, msg })}`,
  }),
];

/** Prefixes of their processes. */
export const HOST_PREFIXED: readonly Wrapper[] = [
  prefixed("docker buildx with two steps", "#12 1.234 ", "#13 12.5 "),
  prefixed("act", "[CI/test]   | ", "[CI/docs]   | "),
  prefixed("Tekton", "[test : unit] ", "[docs : build] "),
  prefixed("Jenkins' branches of several words", "[Unit tests] ", "[Build docs] "),
  prefixed("Earthly", "           ./web+test | ", "               +docs | "),
  prefixed("pm2", "0|web    | ", "1|docs   | "),
  prefixed(
    "GitLab and docker buildx",
    `${DAY}.123456Z 01O #12 1.234 `,
    `${DAY}.123456Z 01O #13 1.5 `,
    "gitlab",
  ),
];
