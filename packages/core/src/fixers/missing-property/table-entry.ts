import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";
import type { Literal, Value } from "./literal.ts";

const CONFIDENCE = 0.6;
const FEWEST = 2;

/** The entry of a table whose other texts are all made of their keys in one way: `open: "Open"`. */
export function tableEntry(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { ts: compiler, checker } = site;
  if (primitiveOf(site, checker.getTypeOfSymbolAtLocation(member, literal)) !== "string") return undefined;
  const entries: readonly ts.Node[] = literal.properties;
  const known = entries.filter(compiler.isPropertyAssignment);
  if (known.length < FEWEST || known.length < entries.length) return undefined;
  const way = WAYS.find((made) =>
    known.every(
      ({ name, initializer }) =>
        compiler.isStringLiteral(initializer) && initializer.text === made(name.getText()),
    ),
  );
  const quote = known[0]?.initializer.getText().slice(0, 1) ?? `"`;
  return way && { name: member.name, text: `${quote}${way(member.name)}${quote}`, confidence: CONFIDENCE };
}

const WAYS: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
  (key) => key.toUpperCase(),
];
