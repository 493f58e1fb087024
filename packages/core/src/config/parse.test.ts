import { AI_DEFAULTS } from "./ai-defaults.ts";
import { array, assert, constantFrom, oneof, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { DEFAULTS } from "./defaults.ts";
import { formatMistake } from "./mistake.ts";
import { MAX_CONFIG_BYTES, parseConfig } from "./parse.ts";

function mistakesIn(text: string | Uint8Array): string[] {
  const parsed = parseConfig(typeof text === "string" ? new TextEncoder().encode(text) : text);
  return "mistakes" in parsed
    ? parsed.mistakes.map((mistake) => formatMistake(mistake, "hephaestus.yaml"))
    : [];
}

function configOf(text: string): unknown {
  const parsed = parseConfig(new TextEncoder().encode(text));
  return "config" in parsed ? parsed.config : parsed;
}

test.each(["", "\uFEFF", "# nothing\n", "~", "---\n", "{}", "log:\nmode:\nverify: ~\n"])(
  "%j says nothing, so the defaults hold",
  (text) => {
    expect(configOf(text)).toEqual(DEFAULTS);
  },
);

test("no cool-down is a cool-down of 0s, and no window is", () => {
  expect(configOf("log: { threshold_cooldown: 0s }")).toMatchObject({ log: { cooldownMs: 0 } });
  expect(mistakesIn("log: { threshold_window: 0s }")).toHaveLength(1);
});

test("a full file becomes the effective configuration", () => {
  const text = `
log: { threshold_level: warning, threshold_count: 3, threshold_window: 30s }
mode: deploy
remote_repo: { owner: octo-org, repository: octo.repo, pr: { title_template: "{tool}: {title}", labels: [bot, fix] } }
deploy: { max_open: 2, cooldown: 12h, quiet_hours: "22:00-06:30" }
verify: [npm test, npm run lint]
protected_paths: [generated, .git/**]
ignore: [TS6133, { tool: eslint, path: "scripts/**" }]
patterns: [{ name: x, regexp: error (.*) }]
ai: { enabled: true, provider: anthropic, model: some-model }
`;
  expect(configOf(text.replaceAll("\n", "\r\n"))).toEqual({
    log: { ...DEFAULTS.log, thresholdLevel: "warning", thresholdCount: 3, thresholdWindowMs: 30_000 },
    mode: "deploy",
    remoteRepo: {
      owner: "octo-org",
      repository: "octo.repo",
      branch: undefined,
      tokenEnv: "GITHUB_TOKEN",
      pullRequest: {
        titleTemplate: "{tool}: {title}",
        branchTemplate: "hephaestus/{id}",
        labels: ["bot", "fix"],
      },
    },
    deploy: { maxOpen: 2, cooldownMs: 43_200_000, quietHours: { from: 1320, to: 390 } },
    verify: ["npm test", "npm run lint"],
    protectedPaths: [...DEFAULTS.protectedPaths, "generated"],
    ignore: [{ code: "TS6133" }, { tool: "eslint", path: "scripts/**" }],
    patterns: [
      {
        name: "x",
        title: "x",
        severity: "error",
        lines: [
          {
            regexp: "error (.*)",
            groups: { file: 1, line: 2, column: 3, message: 0 },
            isWholeFile: false,
            loop: false,
          },
        ],
      },
    ],
    ai: {
      ...AI_DEFAULTS,
      enabled: true,
      provider: "anthropic",
      model: "some-model",
      apiKeyEnv: "ANTHROPIC_API_KEY",
    },
  });
});

test("the usual key is not assumed for another address", () => {
  const text = "ai: { enabled: true, provider: openai, model: m, base_url: 'http://localhost:11434/v1' }";
  expect(configOf(text)).toMatchObject({
    ai: { apiKeyEnv: undefined, baseUrl: "http://localhost:11434/v1" },
  });
});

test("all mistakes are told at once, each on a line with its place, what is wrong and what is allowed", () => {
  const text = `log:
  threshold_level: warn
  threshold_count: 0
  thresholdWindow: 5m
  threshold_window: 30
mode: deply
threshold_level: error
remote_repo:
  owner: octo-org/octo-repo
  token: GITHUB_TOKEN
  branch: a..b
  pr:
    title_template: "{nope} {id}"
    branch_template: fix
    labels: bug
verify: 3
protected_paths:
  - **/*.snap
ignore:
  - tool: eslint
    cod: x
  - 7
  - {}
  -
  - path: ../x
ai: { enabled: maybe, base_url: "http://example.com" }
"a b\\u0007": 1
ai: 3
`;
  expect(mistakesIn(text).join("\n")).toMatchInlineSnapshot(`
    "hephaestus.yaml:2:20 log.threshold_level: "warn" is not allowed, expected debug, info, warning, error, fatal
    hephaestus.yaml:3:20 log.threshold_count: 0 is not allowed, expected a whole number from 1 to 1000000
    hephaestus.yaml:4:3 log.thresholdWindow: unknown key (did you mean threshold_window?), allowed: threshold_level, threshold_count, threshold_window, threshold_scope, threshold_cooldown, threshold_lateness, threshold_rate, threshold_silence, threshold_first_seen
    hephaestus.yaml:5:21 log.threshold_window: 30 is not allowed, expected a number with a unit, such as "30s", "5m" or "1h"
    hephaestus.yaml:6:7 mode: "deply" is not allowed, expected suggest, deploy
    hephaestus.yaml:7:1 threshold_level: unknown key (threshold_level belongs under log), allowed: log, mode, remote_repo, deploy, verify, protected_paths, ignore, patterns, ai
    hephaestus.yaml:8:1 remote_repo.repository: is missing, expected the name of a repository
    hephaestus.yaml:9:10 remote_repo.owner: "octo-org/octo-repo" is not allowed, expected a GitHub user or organisation, without the repository
    hephaestus.yaml:10:3 remote_repo.token: unknown key (did you mean token_env?), allowed: owner, repository, branch, token_env, pr
    hephaestus.yaml:11:11 remote_repo.branch: not a valid branch name, expected letters, digits and - _ . /
    hephaestus.yaml:13:21 remote_repo.pr.title_template: {nope} is not a placeholder, allowed: {id}, {title}, {tool}, {code}, {file}
    hephaestus.yaml:14:22 remote_repo.pr.branch_template: has no {id}, which keeps the branches of two fixes apart
    hephaestus.yaml:15:13 remote_repo.pr.labels: "bug" is not allowed, expected a list of label names
    hephaestus.yaml:16:9 verify: 3 is not allowed, expected a command, or a list of commands
    hephaestus.yaml:18:5 protected_paths[0]: **/*.snap is a YAML alias, which is not allowed here; text that begins with * needs quotes
    hephaestus.yaml:21:5 ignore[0].cod: unknown key (did you mean code?), allowed: tool, code, path, message
    hephaestus.yaml:22:5 ignore[1]: 7 is not allowed, expected a code, or the keys tool, code, path, message
    hephaestus.yaml:23:5 ignore[2]: an empty rule would ignore everything, expected one of tool, code, path, message
    hephaestus.yaml:24:4 ignore[3]: nothing is not allowed, expected a code, or the keys tool, code, path, message
    hephaestus.yaml:25:11 ignore[4].path: not a path pattern, expected a path from the repository root with "/" and only the wildcards *, ** and ?
    hephaestus.yaml:26:16 ai.enabled: "maybe" is not allowed, expected true or false
    hephaestus.yaml:26:33 ai.base_url: not a safe address, expected https://…, or http://… of this machine (localhost, 127.0.0.1, [::1]), without user name and password
    hephaestus.yaml:27:1 "a b\\u0007": unknown key, allowed: log, mode, remote_repo, deploy, verify, protected_paths, ignore, patterns, ai
    hephaestus.yaml:28:1 ai: is there twice, expected once; the first is on line 26"
  `);
});

test.each([
  ["mode: deploy", "1:7 mode: deploy needs remote_repo with owner and repository, expected that or suggest"],
  [
    "ai:\n  enabled: true\n  provider: openai",
    "2:12 ai.enabled: true needs ai.provider and ai.model, expected those or false",
  ],
  [
    "ai:\n  base_url: https://example.com",
    "2:13 ai.base_url: needs ai.provider, which tells the interface the address speaks",
  ],
])("values that do not fit each other: %j", (text, line) => {
  expect(mistakesIn(text)).toEqual([`hephaestus.yaml:${line}`]);
});

test("a misspelled key is not told a second time as a missing one", () => {
  expect(mistakesIn("mode: deploy\nremote_repos: {}\n")).toEqual([
    "hephaestus.yaml:2:1 remote_repos: unknown key (did you mean remote_repo?), " +
      "allowed: log, mode, remote_repo, deploy, verify, protected_paths, ignore, patterns, ai",
  ]);
  expect(mistakesIn("ai: { enabled: true, provider: openai, modle: x }")).toHaveLength(1);
});

const TOKEN = ["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_");

test("a token in place of a name is refused and never repeated", () => {
  expect(mistakesIn(`remote_repo: { owner: o, repository: r, token_env: ${TOKEN} }`)).toEqual([
    "hephaestus.yaml:1:52 remote_repo.token_env: this is a token itself and now known to all who read the file: " +
      "revoke it, and write the NAME of an environment variable, such as GITHUB_TOKEN",
  ]);
  const places = [
    `ai: { api_key_env: ${TOKEN} }`,
    `mode: ${TOKEN}`,
    `${TOKEN}: 1`,
    `mode: *${TOKEN}`,
    `mode: !${TOKEN} x`,
  ];
  for (const text of [
    ...places,
    `ai: { base_url: "https://example.com/?key=${TOKEN}" }`,
    `verify: deploy --token=${TOKEN}`,
    `remote_repo: { owner: o, repository: ${TOKEN} }`,
  ]) {
    expect(mistakesIn(text).join()).not.toBe("");
    expect(mistakesIn(text).join()).not.toContain(TOKEN.slice(4));
  }
});

test.each([
  [
    "log: [",
    "1:7 not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  ["mode: 'suggest", "1:15 not valid YAML: missing closing 'quote"],
  ["\tmode: suggest", "1:1 not valid YAML: tabs are not allowed as indentation"],
  ["mode: suggest\n---\nmode: deploy", "2:1 a second document starts here, expected one"],
  ["mode: !secret x", "1:7 not valid YAML: unresolved tag: !secret"],
  ["? [a]\n: 1", "1:3 a key is not plain text, expected a word"],
  ["mode: suggest\nmode: suggest", "2:1 mode: is there twice, expected once; the first is on line 1"],
  [
    "log: &a {}\nai: *a",
    "2:5 ai: *a is a YAML alias, which is not allowed here; text that begins with * needs quotes",
  ],
  [
    "- a",
    "1:1 a list is not allowed, expected the keys log, mode, remote_repo, deploy, verify, protected_paths, ignore, patterns, ai",
  ],
  [`verify: ${"[".repeat(30_000)}`, expect.stringMatching(/nested too deeply, expected a few levels$/)],
])("what is not this kind of YAML: %j", (text, line) => {
  expect(mistakesIn(text)[0]).toEqual(typeof line === "string" ? `hephaestus.yaml:${line}` : line);
});

test("what is not text", () => {
  expect(mistakesIn(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toEqual([
    "hephaestus.yaml:1:1 the file is UTF-16, expected UTF-8",
  ]);
  expect(mistakesIn(Buffer.from("mode: suggest\nverify: na\xefve\n", "latin1"))).toEqual([
    "hephaestus.yaml:2:11 not a UTF-8 character, expected a file in UTF-8",
  ]);
  expect(mistakesIn(new Uint8Array(MAX_CONFIG_BYTES + 1).fill(0x20))).toEqual([
    "hephaestus.yaml:1:1 too large, expected at most 64 KiB",
  ]);
});

test("alias bombs and crowds of keys end soon", () => {
  const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a, *a]`).join("\n")}`;
  expect(mistakesIn(bomb).length).toBeGreaterThan(30);
  const crowd = Array.from({ length: 5000 }, (_, i) => `key${i}: 1`).join("\n");
  expect(mistakesIn(crowd)).toHaveLength(5000);
});

test("no bytes make it throw, and no line holds a control character", () => {
  const piece = constantFrom(
    "log",
    "mode",
    "ai",
    ":",
    " ",
    "\n",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!t ",
    "?",
    "'",
    '"',
    "\u0007",
    "~",
    "1",
  );
  assert(
    property(
      oneof(
        uint8Array(),
        array(piece).map((parts) => new TextEncoder().encode(parts.join(""))),
      ),
      (bytes) => {
        for (const line of mistakesIn(bytes)) expect(line).toMatch(/^hephaestus\.yaml:\d+:\d+ [^\p{Cc}]+$/u);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
