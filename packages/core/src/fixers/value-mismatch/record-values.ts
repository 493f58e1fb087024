import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.75;
const OF_LISTS = /^(?:every|filter|find|flatMap|forEach|length|map|reduce|some|toSorted)$/;

/** `Object.values(users).map(…)` for `users.map(…)`, where `users` is no list but a record of what is walked. */
export function recordValues(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const access = [node, node.parent].find(compiler.isPropertyAccessExpression);
  if (access === undefined || !OF_LISTS.test(access.name.text) || access.questionDotToken !== undefined)
    return [];
  const type = checker.getTypeAtLocation(access.expression);
  const held = checker.getIndexTypeOfType(type, compiler.IndexKind.String);
  const isRecord = held !== undefined || type.aliasSymbol?.name === "Record";
  const isOwn = type.getProperty(access.name.text) !== undefined;
  if (!isRecord || isOwn || checker.isArrayLikeType(type)) return [];
  if (held !== undefined && (held.flags & compiler.TypeFlags.Object) === 0) return [];
  const text = `Object.values(${access.expression.getText()})`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(access.expression, text)],
      rationale: "it is a record, and what it holds is walked",
      confidence: CONFIDENCE,
    },
  ];
}
