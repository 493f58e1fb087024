import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";

/** `Cannot find name 'err'.`, `… Did you mean 'Error'?` */
const UNKNOWN: ReadonlySet<string> = new Set(["TS2304", "TS2552", "TS18004"]);
/** What people call what they catch. */
const CAUGHT = /^(?:e|er|err|error|ex|exc|exception|failure|reason|cause)$/i;
const CONFIDENCE = 0.9;

/** What was caught, under another of the names that it usually has. */
export const caughtError: Fixer = typeErrorFixer({
  id: "caught-error",
  title: "caught errors under another name",
  handles: ({ code = "" }) => UNKNOWN.has(code),
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const name = errorNode(site);
  const clause = compiler.findAncestor(name, compiler.isCatchClause);
  if (!compiler.isIdentifier(name) || !CAUGHT.test(name.text) || clause === undefined) return [];
  const caught = clause.variableDeclaration?.name;
  if (caught === undefined) return [named(clause, name)];
  return compiler.isIdentifier(caught) && CAUGHT.test(caught.text) ? [respelt(site, name, caught)] : [];
}

function named(clause: ts.CatchClause, { text }: ts.Identifier): Answer {
  const at = clause.getStart() + "catch".length;
  return {
    title: `Catch it as \`${text}\``,
    edits: [inserted(at, ` (${text})`)],
    rationale: "it is asked for under that name",
    confidence: CONFIDENCE,
  };
}

function respelt({ ts: compiler }: ErrorSite, name: ts.Identifier, caught: ts.Identifier): Answer {
  const isShorthand = compiler.isShorthandPropertyAssignment(name.parent);
  return {
    title: `Write \`${caught.text}\`, as it is caught`,
    edits: [replaced(name, isShorthand ? `${name.text}: ${caught.text}` : caught.text)],
    rationale: "nothing else is caught here",
    confidence: CONFIDENCE,
  };
}
