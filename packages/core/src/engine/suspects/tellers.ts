import type { ts } from "ts-morph";
import type { CodeUnit } from "../../repository/callees/code-unit.ts";

/** A piece of code that has words of a log, and the line where it has them. */
export interface Teller {
  unit: CodeUnit;
  line: number;
}

/** Shorter texts stand in many places. */
const SHORTEST = 14;
const FEWEST_BLANKS = 1;
/** Words that more pieces of code have than this tell nothing. */
const MOST_TELLERS = 4;

/** Those of some pieces of code whose text constants a log has, such as the words of the error that it tells. */
export function tellersAmong(units: readonly CodeUnit[], log: string): Teller[] {
  const told = units.flatMap((unit) =>
    textsIn(unit.project.ts, unit.node)
      .filter(({ text }) => isTelling(text) && log.includes(text))
      .map(({ text, start }) => ({ unit, text, start })),
  );
  const byText = [...Map.groupBy(told, ({ text }) => text).values()];
  return byText
    .filter((same) => new Set(same.map(({ unit }) => unit)).size <= MOST_TELLERS)
    .flat()
    .map(({ unit, start }) => {
      const { line } = unit.node.getSourceFile().getLineAndCharacterOfPosition(start);
      return { unit, line: line + 1 };
    });
}

function isTelling(text: string): boolean {
  return text.length >= SHORTEST && text.split(" ").length > FEWEST_BLANKS;
}

interface TextConstant {
  text: string;
  start: number;
}

/** The texts that a piece of code has, of templates their parts. */
function textsIn(compiler: typeof ts, node: ts.Node): TextConstant[] {
  const texts: TextConstant[] = [];
  function visit(inner: ts.Node): void {
    if (compiler.isStringLiteralLike(inner) || compiler.isTemplateHead(inner) || isRest(inner))
      texts.push({ text: inner.text.trim(), start: inner.getStart() });
    compiler.forEachChild(inner, visit);
  }
  function isRest(inner: ts.Node): inner is ts.TemplateMiddle | ts.TemplateTail {
    return (
      inner.kind === compiler.SyntaxKind.TemplateMiddle || inner.kind === compiler.SyntaxKind.TemplateTail
    );
  }
  visit(node);
  return texts;
}
