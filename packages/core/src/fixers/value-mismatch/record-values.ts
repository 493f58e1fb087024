import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isWalkedAs } from "./is-walked-as.ts";

const CONFIDENCE = 0.75;
/** Whether a place is meant or a key, only the name of what takes it says; and whether a list, or each that is in it, only what is done. */
const PLACED_CONFIDENCE = 0.28;
const KEYED_CONFIDENCE = 0.6;
/** What gives back what it was given would give pairs. */
const OF_PAIRS = /^(?:every|flatMap|forEach|map|reduce|some)$/;
const PLACE = /^(?:i|idx|index|n|place|position|_\w*)$/i;
const KEY = /(?:^|[a-z])(?:code|id|key|name|slug)$/i;
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
  const record = access.expression.getText();
  const text = `Object.values(${record})`;
  const pair = pairTaken(compiler, access);
  const place = pair?.place.name.getText();
  const isOfLists = held !== undefined && checker.isArrayLikeType(held);
  const isSure =
    (place === undefined || PLACE.test(place)) &&
    (!isOfLists || isWalkedAs(site, access, { held, key: undefined }));
  const walked: Answer = {
    title: `Write \`${text}\``,
    edits: [replaced(access.expression, text)],
    rationale: "it is a record, and what it holds is walked",
    confidence: isSure ? CONFIDENCE : PLACED_CONFIDENCE,
  };
  if (pair === undefined || place === undefined || !KEY.test(place) || !OF_PAIRS.test(access.name.text))
    return [walked];
  const entries = `Object.entries(${record})`;
  const { item, start, end } = pair;
  return [
    {
      title: `Write \`${entries}\``,
      edits: [
        replaced(access.expression, entries),
        { start, end, text: `[${place}, ${item.name.getText()}]` },
      ],
      rationale: `it is a record, and \`${place}\` is what it holds something by`,
      confidence: KEYED_CONFIDENCE,
    },
    walked,
  ];
}

/** `(dish, id)` of `dishes.forEach((dish, id) => …)`: what is walked, and by what it is there. */
function pairTaken(
  compiler: typeof ts,
  access: ts.PropertyAccessExpression,
): { item: ts.ParameterDeclaration; place: ts.ParameterDeclaration; start: number; end: number } | undefined {
  const call = compiler.isCallExpression(access.parent) ? access.parent : undefined;
  const walker = call?.arguments[0];
  if (walker === undefined || !(compiler.isArrowFunction(walker) || compiler.isFunctionExpression(walker)))
    return undefined;
  const taken = access.name.text === "reduce" ? walker.parameters.slice(1) : walker.parameters;
  const [item, place] = taken;
  return item === undefined || place === undefined
    ? undefined
    : { item, place, start: item.getStart(), end: place.getEnd() };
}
