import { posix } from "node:path";
import { isScalar } from "yaml";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { CURRENT_VERSIONS, type ActionRuntime } from "./current-versions.ts";
import { actionOf, addInput, rewrite, workflowJobs, type Job, type Step } from "./steps.ts";

/** What one kind of failure asks of workflows. */
export interface WorkflowAnswer {
  says: RegExp;
  title: string;
  rationale: string;
  confidence: number;
  edits(
    problem: Problem,
    repository: VirtualRepository,
    groups: Readonly<Record<string, string>>,
  ): FileEdit[];
}

const LOCK_FILES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    npm: "package-lock.json",
    pnpm: "pnpm-lock.yaml",
    yarn: "yarn.lock",
  }),
);

/** Failures that are mended in a workflow; the first that a message fits answers it. */
export const ANSWERS: readonly WorkflowAnswer[] = [
  {
    says: /uses a deprecated version of `(?<action>[\w./-]{1,100}): v\d/,
    title: "Use the current version of the action",
    rationale: "this version of the action is not run any more",
    confidence: 0.9,
    edits: (_, repository, { action = "" }) =>
      editsOf(repository, (step) => currentVersion(step, "node20", [action])),
  },
  {
    says: /Node\.js (?:12|16) actions are deprecated/,
    title: "Use versions of the actions that run on Node.js 20",
    rationale: "these versions run on a Node.js that is at its end",
    confidence: 0.8,
    edits: ({ message }, repository) =>
      editsOf(repository, (step) => currentVersion(step, "node20", actionsIn(message))),
  },
  {
    says: /Node\.js 20 actions are deprecated/,
    title: "Use versions of the actions that run on Node.js 24",
    rationale: "these versions run on a Node.js that is at its end",
    confidence: 0.8,
    edits: ({ message }, repository) =>
      editsOf(repository, (step) => currentVersion(step, "node24", actionsIn(message))),
  },
  {
    says: /Dependencies lock file is not found in/,
    title: "Say where the lock file is",
    rationale: "the action looks for a lock file in the root alone, and it lies in a folder",
    confidence: 0.85,
    edits: (_, repository) => editsOf(repository, (step) => lockFilePath(step, repository)),
  },
  {
    says: /[Uu]nable to locate executable file: pnpm/,
    title: "Set up pnpm before Node.js",
    rationale: "the cache of pnpm is asked for before pnpm is there",
    confidence: 0.9,
    edits: (_, repository) => workflowJobs(repository).flatMap(pnpmFirst),
  },
  {
    says: /(?:no merge base|ambiguous argument '[^'\n]{0,100}(?:origin\/|\.\.\.)|not a valid (?:object|commit) name|shallow (?:clone|repository)|unknown revision or path)/,
    title: "Fetch the whole history",
    rationale: "the checkout brings one commit, and this looks at others",
    confidence: 0.75,
    edits: (_, repository) =>
      editsOf(repository, (step) =>
        actionOf(step) === "actions/checkout" ? addInput(step, "fetch-depth", "0") : undefined,
      ),
  },
  {
    says: /(?:[Nn]ot compatible with your version of node|EBADENGINE|Unsupported engine|engine "node" is incompatible|Your Node version is incompatible)[\s\S]{0,400}?(?:[Rr]equired|[Ee]xpected version)[^\d\n]{0,40}?(?<least>\d{1,2})(?:\.\d{1,3}){0,2}/,
    title: "Run on a version of Node.js that the packages take",
    rationale: "the workflow sets up a Node.js that is older than `engines` asks for",
    confidence: 0.8,
    edits: (_, repository, { least = "" }) => editsOf(repository, (step) => nodeVersion(step, Number(least))),
  },
];

function editsOf(repository: VirtualRepository, editOf: (step: Step) => TextEdit | undefined): FileEdit[] {
  const edits = new Map<string, TextEdit[]>();
  for (const step of workflowJobs(repository).flatMap(({ steps }) => steps)) {
    const edit = editOf(step);
    if (edit !== undefined) edits.set(step.file, [...(edits.get(step.file) ?? []), edit]);
  }
  return [...edits].map(([file, own]) => ({ file, edits: own }));
}

/** `actions/checkout@v3, actions/setup-node@v3` */
function actionsIn(message: string): string[] {
  return [...message.matchAll(/(?<action>[\w.-]{1,50}\/[\w./-]{1,80})@/g)].map(
    (match) => match.groups?.["action"] ?? "",
  );
}

function currentVersion(
  step: Step,
  runtime: ActionRuntime,
  actions: readonly string[],
): TextEdit | undefined {
  const { uses } = step;
  const action = actionOf(step);
  if (uses === undefined || action === undefined || !actions.includes(action)) return undefined;
  const current = CURRENT_VERSIONS[action]?.[runtime];
  const major = Number(/@v(?<major>\d{1,3})(?:\.\d|$)/.exec(uses.value)?.groups?.["major"] ?? "NaN");
  return current !== undefined && major < current ? rewrite(step, uses, `${action}@v${current}`) : undefined;
}

function lockFilePath(step: Step, { files }: VirtualRepository): TextEdit | undefined {
  const cache = step.with?.get("cache");
  const name = typeof cache === "string" ? LOCK_FILES.get(cache) : undefined;
  if (actionOf(step) !== "actions/setup-node" || name === undefined || files.includes(name)) return undefined;
  const [only, ...others] = files.filter((file) => posix.basename(file) === name);
  if (only === undefined) return undefined;
  return addInput(step, "cache-dependency-path", others.length === 0 ? only : `"**/${name}"`);
}

function nodeVersion(step: Step, least: number): TextEdit | undefined {
  const version = step.with?.get("node-version", true);
  if (actionOf(step) !== "actions/setup-node" || !isScalar(version)) return undefined;
  const major = Number(
    /^v?(?<major>\d{1,2})(?:\.|$)/.exec(String(version.value))?.groups?.["major"] ?? "NaN",
  );
  return major < least ? rewrite(step, version, String(least)) : undefined;
}

/** The step that sets up pnpm changes places with what stands between it and Node.js. */
function pnpmFirst({ file, text, steps }: Job): FileEdit[] {
  const node = steps.findIndex(
    (step) => actionOf(step) === "actions/setup-node" && step.with?.get("cache") === "pnpm",
  );
  const pnpm = steps.findIndex((step) => actionOf(step) === "pnpm/action-setup");
  const [target, moved] = [steps[node], steps[pnpm]];
  if (target === undefined || (moved !== undefined && pnpm < node)) return [];
  const start = lineStart(text, target.node.range?.[0] ?? 0);
  const dash = /^\s*-\s+/.exec(text.slice(start))?.[0] ?? "      - ";
  if (moved === undefined)
    return [{ file, edits: [{ start, end: start, text: `${dash}uses: pnpm/action-setup@v4\n` }] }];
  const from = lineStart(text, moved.node.range?.[0] ?? 0);
  const next = steps[pnpm + 1]?.node.range?.[0];
  const to = next === undefined ? (moved.node.range?.[2] ?? from) : lineStart(text, next);
  const block = text.slice(from, to);
  return [
    {
      file,
      edits: [
        { start, end: start, text: block.endsWith("\n") ? block : `${block}\n` },
        { start: from, end: to, text: "" },
      ],
    },
  ];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
