import type { ts } from "ts-morph";
import type { FileEdit } from "../../model/edit.ts";
import type { Site } from "./site.ts";
import type { NewCall } from "./uses-changes.ts";
import { usesOf, wholeOf } from "./uses-of.ts";

/** What gives something else whenever it is asked: a constant held what it gave when the module was loaded. */
const OF_THE_MOMENT =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bhrtime\b|\brandom(?:Bytes|UUID)\(/;
/** What is like nothing but itself. */
const OF_ITS_OWN = /(?:=> |\breturn )\(?(?:[{[]|new |Symbol\()/;

/**
 * `settings().port` for `settings.port` where `settings` became a function, or the other way round. Undefined where a use
 * gives arguments that have no place any more.
 */
export function calledUses(
  site: Site,
  change: NewCall,
): { edits: FileEdit[]; isChanged: boolean } | undefined {
  const edits: FileEdit[] = [];
  let isChanged = isOfTheMoment(change);
  for (const { file, name, project } of usesOf(site, change)) {
    const { ts: compiler } = project;
    const whole = wholeOf(compiler, name);
    const { parent } = whole;
    const call = compiler.isCallExpression(parent) && parent.expression === whole ? parent : undefined;
    if ((call !== undefined) === change.isCalled) continue;
    if (call !== undefined && call.arguments.length > 0) return undefined;
    isChanged ||=
      change.isCalled && (isChangedAt(compiler, whole) || isComparedAnew(compiler, whole, change));
    const isShorthand = compiler.isShorthandPropertyAssignment(parent);
    const text = isShorthand ? `: ${name.text}()` : "()";
    const edit = change.isCalled
      ? { start: whole.end, end: whole.end, text }
      : { start: whole.end, end: call?.end ?? whole.end, text: "" };
    edits.push({ file, edits: [edit] });
  }
  return { edits, isChanged };
}

/** Whether a constant became a function that gives something else whenever it is asked. */
export function isOfTheMoment({ isCalled, text }: NewCall): boolean {
  return isCalled && OF_THE_MOMENT.test(text);
}

/** Whether what is made anew whenever it is asked for is compared: it is never what was kept of it. */
function isComparedAnew(compiler: typeof ts, whole: ts.Expression, { text }: NewCall): boolean {
  const { parent } = whole;
  return (
    OF_ITS_OWN.test(text) &&
    compiler.isBinaryExpression(parent) &&
    /^[!=]==?$/.test(parent.operatorToken.getText())
  );
}

/** Whether something is done to a value or in it, which is lost where it is made anew whenever it is asked for. */
function isChangedAt(compiler: typeof ts, whole: ts.Expression): boolean {
  let node = whole;
  for (;;) {
    const { parent } = node;
    const isPart =
      compiler.isPropertyAccessExpression(parent) ||
      compiler.isElementAccessExpression(parent) ||
      compiler.isCallExpression(parent) ||
      compiler.isAwaitExpression(parent);
    if (!isPart || parent.expression !== node) break;
    node = parent;
  }
  const { parent } = node;
  const isAssigned =
    compiler.isBinaryExpression(parent) &&
    parent.left === node &&
    /^(?:=|.*[^=!<>]=)$/.test(parent.operatorToken.getText());
  return (
    isAssigned ||
    compiler.isExpressionStatement(parent) ||
    compiler.isDeleteExpression(parent) ||
    compiler.isPostfixUnaryExpression(parent) ||
    (compiler.isPrefixUnaryExpression(parent) && /^(?:\+\+|--)/.test(parent.getText()))
  );
}
