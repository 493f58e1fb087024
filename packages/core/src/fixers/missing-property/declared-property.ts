import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { inserted, type ErrorSite } from "../type-error/error-site.ts";
import { isOfInner } from "./misplaced-member.ts";
import { missingOf } from "./missing-of.ts";

const USED_CONFIDENCE = 0.75;
const WRITTEN_CONFIDENCE = 0.35;
/** Of what may all be left out, what nobody reads does nothing. */
const UNREAD_CONFIDENCE = 0.28;
/** Where it is known further inside, it is hardly meant to be known here as well. */
const INNER_CONFIDENCE = 0.28;

/**
 * The member declared in the interface that lacks it: sure where it is read elsewhere as well. Where one is missing, too,
 * what is written is likelier that one under another name.
 */
export function declaredProperty(
  site: ErrorSite,
  node: ts.Node,
  messages: readonly string[],
): Omit<Candidate, "origin">[] {
  const { ts: compiler, checker, project } = site;
  const own = node.parent;
  const isOwn = compiler.isPropertyAssignment(own) || compiler.isShorthandPropertyAssignment(own);
  const target = isOwn ? checker.getContextualType(own.parent) : undefined;
  const declaration = target?.getSymbol()?.declarations?.[0];
  if (
    !isOwn ||
    declaration === undefined ||
    !(compiler.isInterfaceDeclaration(declaration) || compiler.isTypeLiteralNode(declaration))
  )
    return [];
  const last = declaration.members.at(-1);
  const sourceFile = declaration.getSourceFile();
  const file = project.relative(sourceFile.fileName);
  if (last === undefined || file === undefined || `/${file}`.includes("/node_modules/")) return [];
  const name = own.name.getText();
  const value = compiler.isPropertyAssignment(own) ? own.initializer : own.name;
  const type = checker.typeToString(
    checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(value)),
    declaration,
    compiler.TypeFormatFlags.NoTruncation,
  );
  if (/\b(?:any|never|unknown)\b|\{/.test(type)) return [];
  const { text } = sourceFile;
  const start = last.getStart();
  const indent = text.slice(text.lastIndexOf("\n", start) + 1, start);
  if (indent.trim() !== "") return [];
  const end = last.getText().endsWith(";") ? ";" : "";
  const isOptional = declaration.members.every(({ questionToken }) => questionToken !== undefined);
  const member = `${name}${isOptional ? "?" : ""}: ${type}`;
  const isRead = messages.some((message) => message.startsWith(`Property '${name}' does not exist`));
  if (!isRead && missingOf(site, own.parent).length > 0) return [];
  const known = isOptional ? UNREAD_CONFIDENCE : WRITTEN_CONFIDENCE;
  const likely = isRead ? USED_CONFIDENCE : known;
  return [
    {
      title: `Declare \`${member}\``,
      edits: [{ file, edits: [inserted(last.getEnd(), `${lineEndOf(text)}${indent}${member}${end}`)] }],
      rationale: isRead ? "it is written and read, and declared nowhere" : "it is written, and not declared",
      confidence: isOfInner(site, own) ? INNER_CONFIDENCE : likely,
    },
  ];
}
