import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import type { CodeUnit } from "./code-unit.ts";
import { unitOf } from "./unit-of.ts";

/** A function that may be meant where a member is called by a name that is only known at run time. */
export interface LookedUp {
  unit: CodeUnit;
  /** What the name must be, without what the code puts before it. */
  name: string;
}

/** An object with more functions than this tells nothing. */
const MOST_MEMBERS = 120;

/** The functions of an object that `this[type](node)`, `rules[name](text)` or `` this[`visit${type}`](node) `` may call. */
export function lookedUpBy(project: ServiceOfFile, node: ts.Node): LookedUp[] {
  const { ts, program } = project;
  if (!ts.isElementAccessExpression(node) || ts.isNumericLiteral(node.argumentExpression)) return [];
  if (ts.isStringLiteralLike(node.argumentExpression) || !isCalled(ts, node)) return [];
  const members = program.getTypeChecker().getTypeAtLocation(node.expression).getProperties();
  if (members.length > MOST_MEMBERS) return [];
  const prefix = prefixOf(ts, node.argumentExpression);
  return members.flatMap((member) => {
    const [declaration] = member.declarations ?? [];
    if (declaration === undefined || !member.name.startsWith(prefix)) return [];
    const unit = unitOf(project, declaration);
    return unit?.kind === "function" ? [{ unit, name: member.name.slice(prefix.length) }] : [];
  });
}

/** `handlers[type](…)`, `handlers[type].call(…)` */
function isCalled(compiler: typeof ts, node: ts.ElementAccessExpression): boolean {
  const { parent } = node;
  const whole = compiler.isPropertyAccessExpression(parent) && parent.expression === node ? parent : node;
  return compiler.isCallExpression(whole.parent) && whole.parent.expression === whole;
}

function prefixOf(compiler: typeof ts, name: ts.Expression): string {
  if (compiler.isTemplateExpression(name)) return name.head.text;
  const isSum = compiler.isBinaryExpression(name) && compiler.isStringLiteralLike(name.left);
  return isSum ? name.left.text : "";
}
