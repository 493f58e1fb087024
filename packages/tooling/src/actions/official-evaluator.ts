import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/** What of GitHub's own package of expressions is asked. */
interface Expressions {
  Lexer: new (text: string) => { lex: () => { tokens: unknown } };
  Parser: new (
    tokens: unknown,
    contexts: readonly string[],
    functions: readonly object[],
  ) => { parse: () => object };
  Evaluator: new (
    expression: object,
    contexts: unknown,
    functions: ReadonlyMap<string, object>,
  ) => { evaluate: () => { coerceString: () => string } };
  data: {
    reviver: (key: string, value: unknown) => unknown;
    BooleanData: new (value: boolean) => object;
  };
}

/** What an expression is evaluated on: contexts such as `github`, and whether a job before has failed. */
export interface Circumstances {
  contexts: Readonly<Record<string, unknown>>;
  hasFailed: boolean;
}

/** Evaluates `${{ … }}` as GitHub does; gives its text, `true` or `false` of a condition. */
export type Evaluate = (expression: string, circumstances: Circumstances) => string;

/** GitHub's own evaluator comes with its parser of workflows, in a form that only bundlers take. */
export async function openEvaluator(): Promise<Evaluate> {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-expressions-"));
  try {
    const outfile = join(folder, "expressions.cjs");
    const parser = realpathSync(join(import.meta.dirname, "../../node_modules/@actions/workflow-parser"));
    const stdin = { contents: `export * from "@actions/expressions";`, resolveDir: parser };
    await build({ stdin, outfile, bundle: true, platform: "node", format: "cjs", logLevel: "warning" });
    const expressions: Expressions = createRequire(import.meta.url)(outfile);
    return (expression, circumstances) => evaluated(expressions, expression, circumstances);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function evaluated(
  { Lexer, Parser, Evaluator, data }: Expressions,
  expression: string,
  { contexts, hasFailed }: Circumstances,
): string {
  const status = { success: !hasFailed, failure: hasFailed, always: true, cancelled: false };
  const functions = Object.entries(status).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions);
  const values: unknown = JSON.parse(JSON.stringify(contexts), (key, value: unknown) =>
    data.reviver(key, value),
  );
  const byName = new Map(functions.map((each) => [each.name, each]));
  return new Evaluator(parser.parse(), values, byName).evaluate().coerceString();
}
