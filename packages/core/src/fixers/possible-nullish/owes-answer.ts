import type { ts } from "ts-morph";

/** What a handler of a request is to do in any case. */
const ANSWERS = new Set(["json", "send", "end", "sendStatus", "sendFile", "render", "redirect", "reply"]);
const CALLED_BACK = new Set(["next", "done", "callback", "cb", "resolve"]);

/** Whether a function answers someone who waits for it, by a parameter: `response.json(…)`, `done(…)`. To return early leaves him waiting. */
export function owesAnswer(
  compiler: typeof ts,
  { parameters, body }: Pick<ts.FunctionLikeDeclaration, "parameters" | "body">,
): boolean {
  const given = new Set(parameters.map(({ name }) => name.getText()));
  function answers(node: ts.Node): boolean {
    if (compiler.isCallExpression(node)) {
      const { expression } = node;
      if (compiler.isIdentifier(expression) && CALLED_BACK.has(expression.text)) return true;
      const isAnswer = compiler.isPropertyAccessExpression(expression) && ANSWERS.has(expression.name.text);
      if (isAnswer && given.has(rootOf(compiler, expression))) return true;
    }
    return compiler.forEachChild(node, (child) => answers(child) || undefined) === true;
  }
  return body !== undefined && answers(body);
}

function rootOf(compiler: typeof ts, node: ts.Expression): string {
  let root = node;
  while (compiler.isPropertyAccessExpression(root) || compiler.isCallExpression(root)) root = root.expression;
  return root.getText();
}
