import { isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from "yaml";
import type { TextEdit } from "../../model/edit.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** A step of a job as a workflow writes it. */
export interface Step {
  file: string;
  text: string;
  node: YAMLMap;
  /** `actions/checkout@v4`, with its place. */
  uses?: Scalar<string>;
  with?: YAMLMap;
}

/** A job of a workflow. */
export interface Job {
  file: string;
  text: string;
  node: YAMLMap;
  steps: Step[];
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Every job of every workflow of a repository; a file that is no YAML has none. */
export function workflowJobs(repository: VirtualRepository): Job[] {
  return repository.files
    .filter((file) => WORKFLOW.test(file))
    .flatMap((file) => jobsOf(file, repository.read(file)?.text ?? ""));
}

function jobsOf(file: string, text: string): Job[] {
  const document = parseDocument(text, { logLevel: "silent" });
  const jobs = document.errors.length > 0 ? undefined : document.get("jobs");
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value }) => {
    if (!isMap(value)) return [];
    const list = value.get("steps");
    const steps = isSeq(list)
      ? list.items.flatMap((node) => (isMap(node) ? [stepOf(file, text, node)] : []))
      : [];
    return [{ file, text, node: value, steps }];
  });
}

function stepOf(file: string, text: string, node: YAMLMap): Step {
  const uses = node.get("uses", true);
  const inputs = node.get("with");
  return {
    file,
    text,
    node,
    ...(isText(uses) ? { uses } : {}),
    ...(isMap(inputs) ? { with: inputs } : {}),
  };
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === "string";
}

/** The name of a step's action, without its version. */
export function actionOf({ uses }: Step): string | undefined {
  return uses?.value.split("@", 1)[0];
}

/** Replaces what a scalar says, and leaves its quotes and comments. */
export function rewrite({ text }: { text: string }, node: Scalar, value: string): TextEdit | undefined {
  const [start, end] = node.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? "";
  return { start, end, text: `${quote}${value}${quote}` };
}

/** Adds an input to a step that has none of that name. */
export function addInput(step: Step, name: string, value: string): TextEdit | undefined {
  const { text, uses, node } = step;
  const inputs = step.with;
  const end = inputs === undefined ? uses?.range?.[1] : endOf(inputs.items.at(-1)?.value);
  const start = (inputs ?? node).range?.[0];
  if (end === undefined || start === undefined || inputs?.has(name) === true) return undefined;
  const indent = " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
  const heading = inputs === undefined ? `${indent}with:\n${indent}  ` : indent;
  const place = endOfLine(text, end);
  return { start: place, end: place, text: `\n${heading}${name}: ${value}` };
}

function endOf(node: unknown): number | undefined {
  return isScalar(node) ? node.range?.[1] : undefined;
}

/** A comment behind a value stays on its line. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}
