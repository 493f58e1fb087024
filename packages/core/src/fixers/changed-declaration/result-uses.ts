import type { ts } from "ts-morph";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import { hasUnreadFailure } from "../type-error/unread-failure.ts";
import { CARRIED_ON, CHANGED, type Site } from "./site.ts";
import type { NewUses } from "./uses-answers.ts";
import type { NewResult } from "./uses-changes.ts";
import { usesOf, wholeOf, type Use } from "./uses-of.ts";

/**
 * `parse(text).value` for `parse(text)`, in every call, where a function that gave a number gives an object with one number in
 * it now. Undefined where several members may be what it gave, or none.
 */
export function resultUses(site: Site, change: NewResult): NewUses | undefined {
  const edits: FileEdit[] = [];
  let [taken, isUnread] = ["", false];
  for (const use of usesOf(site, change)) {
    const call = callOf(use);
    if (call === undefined) continue;
    const result = resultOf(use, call);
    const member = memberOf(use, result, change.before);
    if (member === undefined || (taken !== "" && taken !== member)) return undefined;
    const whole = use.project.ts.isAwaitExpression(call.parent) ? call.parent : call;
    if (isTaken(use, whole, result)) continue;
    taken = member;
    isUnread ||= hasUnreadFailure(use.project.ts, result, whole);
    edits.push({ file: use.file, edits: memberTaken(use.project.ts, whole, member) });
  }
  if (edits.length === 0) return undefined;
  return {
    title: `Take \`${taken}\` of what \`${change.name}\` gives`,
    rationale: `it gives an object that holds it since it was changed in ${change.file}`,
    edits,
    confidence: isUnread || !isWhatItGave(change, taken) ? CHANGED : CARRIED_ON,
  };
}

/** Whether a member of what a function returns is made as all of it was: `{ value: Number(text), rest }` for `Number(text)`. */
function isWhatItGave({ returned, text }: NewResult, member: string): boolean {
  return returned.some((value) => {
    const at = text.indexOf(`${member}: ${value}`);
    const end = at + member.length + value.length + 2;
    if (at !== -1) return /^\s*[,}]/.test(text.slice(end));
    if (text.includes(`const ${member} = ${value};`)) return isShorthand(text, member);
    return value === member && isShorthand(text, member);
  });
}

function isShorthand(text: string, member: string): boolean {
  return new RegExp(`[{,]\\s*${member.replaceAll("$", String.raw`\$`)}\\s*[,}]`).test(text);
}

function callOf({ name, project: { ts: compiler } }: Use): ts.CallExpression | undefined {
  const whole = wholeOf(compiler, name);
  const { parent } = whole;
  return compiler.isCallExpression(parent) && parent.expression === whole ? parent : undefined;
}

function resultOf({ project }: Use, call: ts.CallExpression): ts.Type {
  const checker = project.program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  return checker.getAwaitedType(type) ?? type;
}

/** The only member of a type that is what a type was. */
function memberOf({ project, name }: Use, type: ts.Type, before: string): string | undefined {
  const { ts: compiler, program } = project;
  const checker = program.getTypeChecker();
  if ((type.flags & compiler.TypeFlags.Object) === 0 || checker.isArrayLikeType(type)) return undefined;
  const members = type.getProperties().filter((member) => {
    const text = checker.typeToString(checker.getTypeOfSymbolAtLocation(member, name));
    return text.replaceAll(/\s/g, "") === before.replaceAll(/\s/g, "");
  });
  const [only, ...others] = members;
  return others.length === 0 ? only?.name : undefined;
}

/** Whether a call is written for what it gives now, or for nothing that it gives. */
function isTaken({ project: { ts: compiler } }: Use, whole: ts.Expression, type: ts.Type): boolean {
  let { parent } = whole;
  while (compiler.isParenthesizedExpression(parent)) ({ parent } = parent);
  if (compiler.isExpressionStatement(parent)) return true;
  if (compiler.isPropertyAccessExpression(parent)) return type.getProperty(parent.name.text) !== undefined;
  const pattern = compiler.isVariableDeclaration(parent) ? parent.name : undefined;
  return (
    pattern !== undefined &&
    compiler.isObjectBindingPattern(pattern) &&
    pattern.elements.every((one) => type.getProperty((one.propertyName ?? one.name).getText()) !== undefined)
  );
}

function memberTaken(compiler: typeof ts, whole: ts.Expression, member: string): TextEdit[] {
  const { parent } = whole;
  const end = { start: whole.end, end: whole.end };
  if (!compiler.isAwaitExpression(whole)) return [{ ...end, text: `.${member}` }];
  if (compiler.isVariableDeclaration(parent) && compiler.isIdentifier(parent.name)) {
    const { name } = parent;
    const text = name.text === member ? `{ ${member} }` : `{ ${member}: ${name.text} }`;
    if (parent.type === undefined) return [{ start: name.getStart(), end: name.end, text }];
  }
  if (compiler.isParenthesizedExpression(parent))
    return [{ start: parent.end, end: parent.end, text: `.${member}` }];
  return [
    { start: whole.getStart(), end: whole.getStart(), text: "(" },
    { ...end, text: `).${member}` },
  ];
}
