import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nodeAt } from "../node-at.ts";
import type { NewParameters } from "./declaration-changes.ts";
import { newArguments } from "./new-arguments.ts";
import { withImport } from "./with-import.ts";

/** A call as the changed function wants it. */
export interface ChangedCall {
  file: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  edits: TextEdit[];
}

interface Workshop {
  engine: TypeScriptEngine;
  repository: VirtualRepository;
  /** The changed files as they were: a call that is in them, or in a file that was not changed, is one of before. */
  textsBefore: ReadonlyMap<string, string>;
}

/** Every call of before, with its arguments where the new parameters want them; none where one of them cannot be told. */
export function callsWithNewParameters(
  change: NewParameters,
  near: readonly string[],
  workshop: Workshop,
): { calls: ChangedCall[]; confidence: number } {
  const calls = new Map<string, ChangedCall>();
  let confidence = 1;
  for (const asked of new Set([change.file, ...near])) {
    const project = workshop.engine.languageService(workshop.repository, asked);
    for (const { file, call } of callsOf(project, change)) {
      const key = `${file}:${call.getStart()}`;
      const before = workshop.textsBefore.get(file);
      const isOfNow = before !== undefined && !before.includes(call.getText());
      if (isOfNow || calls.has(key)) continue;
      const wanted = newArguments(project, call, change);
      if (wanted === undefined) return { calls: [], confidence: 0 };
      const former = workshop.textsBefore.get(change.file) ?? "";
      const isAsBefore = wanted.shared.every(({ name }) => former.includes(name));
      confidence = Math.min(
        confidence,
        wanted.confidence,
        wanted.shared.length === 0 ? 1 : sureness(isAsBefore),
      );
      if (
        wanted.texts.join() ===
        argumentsOf(call)
          .map((argument) => argument.getText())
          .join()
      )
        continue;
      const isFirst = [...calls.values()].every((one) => one.file !== file);
      const imports = isFirst ? importsOf(project, call, wanted.shared) : [];
      if (imports === undefined) return { calls: [], confidence: 0 };
      calls.set(key, changedCall(file, call, wanted.texts, imports));
    }
  }
  return { calls: [...calls.values()], confidence };
}

/** What a function took itself before it is to be given now; whether another value is meant, nothing tells. */
const TAKEN_BEFORE = 0.85;
const NEVER_TAKEN = 0.28;

function sureness(isAsBefore: boolean): number {
  return isAsBefore ? TAKEN_BEFORE : NEVER_TAKEN;
}

function importsOf(
  project: ServiceOfFile,
  call: Call,
  shared: readonly { name: string; home: string }[],
): TextEdit[] | undefined {
  const edits = shared.map((one) => withImport(project, call.getSourceFile(), one));
  return edits.every((one) => one !== undefined) ? edits.flat() : undefined;
}

type Call = ts.CallExpression | ts.NewExpression;

function argumentsOf(call: Call): readonly ts.Expression[] {
  return call.arguments ?? [];
}

function callsOf(project: ServiceOfFile, { file, start }: NewParameters): { file: string; call: Call }[] {
  const { ts, program, relative, service } = project;
  const declaring = program.getSourceFiles().find(({ fileName }) => relative(fileName) === file);
  if (declaring === undefined) return [];
  const isCall = (node: ts.Node): node is Call => ts.isCallExpression(node) || ts.isNewExpression(node);
  return (service.getReferencesAtPosition(declaring.fileName, start) ?? []).flatMap(
    ({ fileName, textSpan }) => {
      const used = relative(fileName);
      const sourceFile = program.getSourceFile(fileName);
      if (used === undefined || sourceFile === undefined || `/${used}`.includes("/node_modules/")) return [];
      const call = nodeAt(ts, sourceFile, textSpan.start, isCall);
      const isCallee = call?.expression.end === textSpan.start + textSpan.length;
      return call === undefined || !isCallee ? [] : [{ file: used, call }];
    },
  );
}

function changedCall(
  file: string,
  call: Call,
  texts: readonly string[],
  imports: readonly TextEdit[],
): ChangedCall {
  const sourceFile = call.getSourceFile();
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  const edits = [...imports, ...editsOf(call, texts)];
  return { file, startLine: lineOf(call.getStart()), endLine: lineOf(call.end), edits };
}

/** Argument by argument where there are as many as before, behind the last where some come in addition, else the whole list. */
function editsOf(call: Call, texts: readonly string[]): TextEdit[] {
  const { text: source } = call.getSourceFile();
  const given = argumentsOf(call);
  const replaced = given.flatMap((argument, index): TextEdit[] => {
    const text = texts[index] ?? "";
    return argument.getText() === text ? [] : [{ start: argument.getStart(), end: argument.end, text }];
  });
  const [first, second] = given;
  const last = given.at(-1);
  const separator = first && second ? source.slice(first.end, second.getStart()) : ", ";
  if (texts.length === given.length) return replaced;
  if (last !== undefined && replaced.length === 0 && texts.length > given.length) {
    const text = texts.slice(given.length).map((added) => separator + added);
    return [{ start: last.end, end: last.end, text: text.join("") }];
  }
  const start = first?.getStart() ?? source.indexOf("(", call.expression.end) + 1;
  return [{ start, end: last?.end ?? start, text: texts.join(separator) }];
}
