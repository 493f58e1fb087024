import type { ts } from "ts-morph";

/** What is not kept, sent or refused for want of who would do it, whoever asked takes for done. */
const OWED =
  /^(?:assert|authorize|book|charge|check|commit|credit|debit|ensure|flush|grant|insert|lock|pay|persist|publish|refund|require|revoke|rollback|save|send|store|submit|transfer|update|upsert|validate|verify|write)(?![a-z])/;
/** What nobody leaves out without a word. */
const OWED_WHOLLY =
  /^(?:assert|authorize|book|charge|commit|credit|debit|grant|pay|refund|revoke|rollback|transfer|verify)(?![a-z])/;

/** `this.transaction.commit();`, `await store.save(order);` */
export function isOwed(compiler: typeof ts, whole: ts.Expression): boolean {
  const waited = compiler.isAwaitExpression(whole.parent) ? whole.parent : whole;
  const callee = compiler.isCallExpression(whole) ? whole.expression : undefined;
  if (callee === undefined || !compiler.isExpressionStatement(waited.parent)) return false;
  return compiler.isPropertyAccessExpression(callee) && OWED.test(callee.name.text);
}

/** Whether a function, by its name or by what it calls as a statement, does what is not to be left out without a word. */
export function owesDeed(compiler: typeof ts, around: ts.FunctionLikeDeclaration): boolean {
  const named = compiler.isVariableDeclaration(around.parent) ? around.parent.name : around.name;
  if (OWED_WHOLLY.test(named?.getText() ?? "")) return true;
  function isDone(node: ts.Node): boolean {
    if (compiler.isExpressionStatement(node)) {
      const { expression } = node;
      const called = compiler.isAwaitExpression(expression) ? expression.expression : expression;
      const callee = compiler.isCallExpression(called) ? called.expression : undefined;
      const name = callee && compiler.isPropertyAccessExpression(callee) ? callee.name : callee;
      if (OWED_WHOLLY.test(name?.getText() ?? "")) return true;
    }
    return compiler.forEachChild(node, (child) => isDone(child) || undefined) === true;
  }
  return around.body !== undefined && isDone(around.body);
}
