import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

/** Whether every such text is read as the time that is meant, no check can tell. */
const CONFIDENCE = 0.28;
const OF_DATES =
  /^(?:get(?:UTC)?(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTime|getTimezoneOffset|to(?:ISO|Date|Time|LocaleDate|LocaleTime)String)$/;

/** `new Date(post.publishedAt).getFullYear()` where the text of a date is asked what dates are asked. */
export function readDate(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  const kind = primitiveOf(site, checker.getTypeAtLocation(access.expression));
  if (!OF_DATES.test(name.getText()) || (kind !== "string" && kind !== "number")) return [];
  const text = `new Date(${access.expression.getText()})`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(access.expression, text)],
      rationale: `dates have \`${name.getText()}\``,
      confidence: CONFIDENCE,
    },
  ];
}
