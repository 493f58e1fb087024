import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";

const CONFIDENCE = 0.8;
const MOST_LINES = 200;
const FEWEST_OTHERS = 3;
const SIDE = /^\s{0,9}(?<side>[-+]) {1,4}(?<text>\S.{0,2000})$/;
const NOTHING = "undefined";
/** What can be written as it is between quotes. */
const PLAIN = /^[^'"`\\\n]{1,40}$/;

/**
 * `tag()` in a script where a test got `<undefined>` and wanted `</pre>`: the only call that gives less than all others, which give a
 * text there.
 */
export function toldTexts(
  { message, excerpt }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  ran: readonly string[],
): Candidate[] {
  const told = [...new Set(missingTexts([...message.split("\n"), ...excerpt].slice(0, MOST_LINES)))];
  const [text, ...others] = told;
  if (text === undefined || others.length > 0) return [];
  const lacking = ran
    .filter((file) => isJavaScriptFile(file) && !isTestFile(file))
    .flatMap((file) => {
      const { ts: compiler, program, path } = engine.languageService(repository, file);
      const sourceFile = program.getSourceFile(path);
      const calls = sourceFile === undefined ? [] : callsIn(compiler, sourceFile);
      return [...Map.groupBy(calls, ({ expression }) => expression.getText()).values()].flatMap((own) =>
        lackingIn(own).map((one) => ({ file, ...one })),
      );
    });
  const [only, ...rivals] = lacking;
  if (only === undefined || rivals.length > 0) return [];
  const { file, call, quote } = only;
  const last = call.arguments.at(-1);
  const start = last?.getEnd() ?? call.getEnd() - 1;
  const given = `${quote}${text}${quote}`;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(start);
  return [
    {
      title: `Give \`${given}\` at line ${line + 1} of ${file}`,
      edits: [{ file, edits: [{ start, end: start, text: last === undefined ? given : `, ${given}` }] }],
      origin: "run-time-slip",
      rationale: "a test wants it where it is told of nothing, and all other calls give a text there",
      confidence: CONFIDENCE,
    },
  ];
}

/** What a test wanted in the place of the only `undefined` of a text that it got. */
function missingTexts(lines: readonly string[]): string[] {
  const sides = lines.flatMap((line) => {
    const { side, text = "" } = SIDE.exec(line)?.groups ?? {};
    return side === undefined ? [] : [{ side, text }];
  });
  const textsOf = (sign: string): string[] =>
    sides.filter(({ side }) => side === sign).map(({ text }) => text);
  return textsOf("+").flatMap((actual) => {
    const [before, behind, ...more] = actual.split(NOTHING);
    if (before === undefined || behind === undefined || more.length > 0 || before.length < 2) return [];
    return textsOf("-")
      .filter((text) => text.length > before.length + behind.length)
      .filter((text) => text.startsWith(before) && text.endsWith(behind))
      .map((text) => text.slice(before.length, text.length - behind.length))
      .filter((text) => PLAIN.test(text));
  });
}

function callsIn(compiler: typeof ts, sourceFile: ts.SourceFile): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return calls;
}

/** The only call of some of one function that gives less than all others do, most of which give a text there. */
function lackingIn(calls: readonly ts.CallExpression[]): { call: ts.CallExpression; quote: string }[] {
  const fewest = Math.min(...calls.map(({ arguments: given }) => given.length));
  const [call, ...rest] = calls.filter(({ arguments: given }) => given.length === fewest);
  const others = calls.filter((each) => each !== call);
  if (call === undefined || rest.length > 0 || others.length < FEWEST_OTHERS) return [];
  const quotes = others.flatMap(({ arguments: given }) => /^["']/.exec(given[fewest]?.getText() ?? "") ?? []);
  const [quote] = quotes;
  return quote === undefined || quotes.length <= others.length / 2 ? [] : [{ call, quote }];
}
