import { z } from "zod";
import { aiSchema } from "./ai-schema.ts";
import { MODES } from "./config.ts";
import type { ConfigFile } from "./config-file.ts";
import { DEFAULTS, REMOTE_REPO_DEFAULTS } from "./defaults.ts";
import { parseQuietHours } from "./deploy-config.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { logSchema } from "./log-schema.ts";
import { patternsSchema } from "./patterns/pattern-schema.ts";
import { section } from "./section.ts";
import {
  branch,
  branchTemplate,
  environmentVariable,
  line,
  pathPattern,
  template,
  textOf,
} from "./value-schema.ts";

const pullRequest = section({
  title_template: template.optional().meta({
    description: "Title of a fix pull request. Placeholders: {id}, {title}, {tool}, {code}, {file}.",
    default: REMOTE_REPO_DEFAULTS.pullRequest.titleTemplate,
  }),
  branch_template: branchTemplate.optional().meta({
    description: "Its branch. The same placeholders; {id} has to be among them.",
    default: REMOTE_REPO_DEFAULTS.pullRequest.branchTemplate,
  }),
  labels: z
    .array(line.max(50, { error: "at most 50 characters" }), { error: "a list of label names" })
    .optional()
    .meta({ description: "Labels it gets.", default: REMOTE_REPO_DEFAULTS.pullRequest.labels }),
}).meta({ description: "What fix pull requests look like." });

const remoteRepo = section({
  owner: textOf("a GitHub user or organisation")
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, {
      error: "a GitHub user or organisation, without the repository",
    })
    .meta({ description: "User or organisation on GitHub." }),
  repository: textOf("the name of a repository")
    .regex(/^(?!\.{1,2}$)[\w.-]{1,100}$/, { error: "the name of a repository, without its owner" })
    .meta({ description: "Repository of that owner." }),
  branch: branch
    .optional()
    .meta({ description: "Branch that fixes are meant for. Default: the repository's default branch." }),
  token_env: environmentVariable.optional().meta({
    description: "NAME of the environment variable that holds the token, never the token.",
    default: REMOTE_REPO_DEFAULTS.tokenEnv,
  }),
  pr: pullRequest.optional(),
}).meta({ description: "Where `mode: deploy` delivers fixes." });

const deploy = section({
  max_open: z
    .int({ error: "a whole number from 1 to 100" })
    .min(1, { error: "a whole number from 1 to 100" })
    .max(100, { error: "a whole number from 1 to 100" })
    .optional()
    .meta({
      description: "So many pull requests of a monitor may be open at once.",
      default: DEFAULTS.deploy.maxOpen,
    }),
  cooldown: z
    .string({ error: 'a number with a unit, such as "12h" or "1d"' })
    .refine((value) => parseDuration(value) !== undefined, {
      error: 'not a span of time, expected a number with a unit, such as "12h" or "1d"',
    })
    .optional()
    .meta({
      description:
        "After a fix of a problem, no other of the same problem for so long: a number with s, m, h or d.",
      pattern: "^[1-9][0-9]{0,4}[smhd]$",
      default: formatDuration(DEFAULTS.deploy.cooldownMs),
    }),
  quiet_hours: z
    .string({ error: 'hours such as "22:00-06:30"' })
    .refine((value) => parseQuietHours(value) !== undefined, {
      error: 'not hours of a day, expected two times such as "22:00-06:30"',
    })
    .optional()
    .meta({
      description:
        "Hours, by the clock of the machine, at which nothing is handed on; fixes found then wait.",
      pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
    }),
}).meta({ description: "How much `hephaestus monitor` hands on with `mode: deploy`." });

const ignoreRule = section({
  tool: line.optional().meta({ description: "Tool that reports it, such as tsc or eslint." }),
  code: line.optional().meta({ description: "Code or rule, such as TS6133 or no-console." }),
  path: pathPattern.optional().meta({ description: "Pattern of the file it is in." }),
  message: line.optional().meta({ description: "A part of its message." }),
}).refine((rule) => Object.keys(rule).length > 0, {
  error: "an empty rule would ignore everything, expected one of tool, code, path, message",
});

/** `hephaestus.yaml` as it is written. A key with no value (`log:`) counts as not written. */
export const configFileSchema: z.ZodType<ConfigFile> = section({
  log: logSchema.optional(),
  mode: z
    .enum(MODES, { error: MODES.join(", ") })
    .optional()
    .meta({
      description:
        "suggest shows fixes; deploy also opens pull requests with proved ones, and needs remote_repo.",
      default: DEFAULTS.mode,
    }),
  remote_repo: remoteRepo.optional(),
  deploy: deploy.optional(),
  verify: z
    .union([line, z.array(line)], { error: "a command, or a list of commands" })
    .optional()
    .meta({
      description: "Command, or list of commands, that must pass with a fix. Run only with --trust.",
      default: DEFAULTS.verify,
    }),
  protected_paths: z
    .array(pathPattern, { error: "a list of path patterns" })
    .optional()
    .meta({
      description: `Patterns (*, **, ?) of files that no fix may touch, besides ${DEFAULTS.protectedPaths.join(", ")}.`,
      default: [],
    }),
  ignore: z
    .array(z.union([line, ignoreRule], { error: "a code, or the keys tool, code, path, message" }), {
      error: "a list of codes, or of rules with the keys tool, code, path, message",
    })
    .optional()
    .meta({
      description: "Problems to leave out: a code, or a rule of which every given part has to fit.",
      default: DEFAULTS.ignore,
    }),
  patterns: patternsSchema.optional().meta({
    description: "How tools of your own print problems, as problem matchers of VS Code tell it.",
    default: DEFAULTS.patterns,
  }),
  ai: aiSchema.optional(),
}).meta({ title: "hephaestus.yaml", description: "Configuration of Hephaestus." });
