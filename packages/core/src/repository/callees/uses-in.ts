import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import type { CodeUnit } from "./code-unit.ts";
import { defaultsTaken, impliedMember } from "./implied-calls.ts";
import { calledNames } from "./called-names.ts";
import { declaredNames } from "./declared-names.ts";
import { destructured } from "./destructured.ts";
import { heldValue, heldValuesByName, isOtherName } from "./held-values.ts";
import { lookedUpBy } from "./looked-up.ts";
import { overridesOf } from "./overrides.ts";
import { requiredValue } from "./required-module.ts";
import { isUnit, unitOf } from "./unit-of.ts";
import { unitsByName } from "./units-by-name.ts";
import { wayOf, type Way } from "./way-of.ts";

/** A use of another piece of code, and how sure it is that it runs: 0..1. */
export interface Use {
  unit: CodeUnit;
  /** Offset of the name in its file. */
  start: number;
  sureness: number;
  /** It runs on a condition only, as far as the piece of code that uses it goes. */
  conditional: boolean;
  /** Key of the class that an object must be of for this to run, where a type alone does not tell. */
  owner?: string;
  /** It runs where a value decides so. */
  way?: Way;
}

const BY_TYPE = 1;
const BY_OWNER = 0.9;
const HELD = 0.9;
/** Put into an object, and run by who takes it out again. */
const HANDED = 0.4;
const BY_NAME = 0.5;
/** Of a name that no other piece of code has, nor anything of the language. */
const BY_OWN_NAME = 0.8;
/** Defined there and not called by its name: handed out, and run by who gets it. */
const WITHIN = 0.5;
const RETURNED = 0.8;
const OF_INSTANCE = 0.2;
/** What own code never calls is there for others to call. */
const FOR_OTHERS = 0.6;
/** Of a name that more pieces of code have, each is less likely meant; one that very many have tells nothing. */
const FEW_OF_A_NAME = 4;
const MOST_OF_A_NAME = 40;

/** `push`, `has`, `toString` */
const LANGUAGE_MEMBERS: ReadonlySet<string> = new Set(
  [Array, Date, Function, Map, Number, Object, Promise, RegExp, Set, String].flatMap((owner) => [
    ...Object.getOwnPropertyNames(owner),
    ...Object.getOwnPropertyNames(owner.prototype),
  ]),
);

const ASCII = /^[\w$]+$/;
const LAZY = /^(?:&&|\|\||\?\?)=?$/;

type Resolved = Omit<Use, "start" | "conditional">;

/** What a piece of code calls, constructs, reads or hands on, resolved through imports and types; by name where no type is known. */
export function usesIn(project: ServiceOfFile, root: ts.Node): Use[] {
  const { ts } = project;
  const uses: Use[] = [];
  function visit(node: ts.Node, conditional: boolean, around: Way | undefined): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (node !== root && isUnit(project, node) && !ts.isVariableStatement(node)) {
      const unit = unitOf(project, node);
      if (unit?.kind === "function") {
        uses.push({
          unit,
          start: node.getStart(),
          sureness: ts.isReturnStatement(node.parent) ? RETURNED : WITHIN,
          conditional,
          ...ofWay(around),
        });
        return;
      }
    }
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      for (const use of resolved(project, node))
        uses.push({
          ...use,
          start: node.getStart(),
          conditional,
          ...(around?.isPut === true && isCalled(project, node) ? {} : ofWay(around)),
          ...handed(project, node, root, use),
        });
    for (const use of runFrom(project, requiredValue(project, node, root)).sure)
      uses.push({
        ...use,
        start: node.getStart(),
        conditional,
        ...ofWay(around),
        ...handed(project, node, root, use),
      });
    for (const use of implied(project, node))
      uses.push({ ...use, conditional, ...(around?.isPut === true ? {} : ofWay(around)) });
    for (const { unit, name } of lookedUpBy(project, node))
      uses.push({
        unit,
        start: node.getStart(),
        sureness: HANDED,
        conditional: true,
        way: { names: [name], among: node },
      });
    ts.forEachChild(node, (child) => {
      if (!ts.isParameter(node) || child !== node.initializer)
        visit(child, conditional || isOnCondition(project, child), wayOf(ts, child) ?? around);
    });
  }
  const constructed = ts.isConstructorDeclaration(root) ? root.parent : root;
  if (root !== constructed || !ts.isClassLike(root)) visit(root, false, undefined);
  if (!ts.isClassLike(constructed)) return uses;
  for (const part of initialParts(project, constructed)) visit(part, false, undefined);
  return [...uses, ...membersOf(project, constructed)];
}

function ofWay(way: Way | undefined): Pick<Use, "way"> {
  return way === undefined ? {} : { way };
}

/** `{ add: createOperator(addOne) }`, `{ addOne }`: a function that is put into an object and not called there. */
function handed(
  project: ServiceOfFile,
  name: ts.Node,
  root: ts.Node,
  { unit, sureness }: Resolved,
): Partial<Use> {
  const { ts } = project;
  if (unit.kind !== "function" || isCalled(project, name)) return {};
  const isArgument = ts.isCallExpression(name.parent) && name.parent.expression !== name;
  const value = isArgument ? name.parent : name;
  const isPut = ts.isShorthandPropertyAssignment(value.parent) || ts.isPropertyAssignment(value.parent);
  return isPut && value !== root ? { sureness: sureness * HANDED, conditional: true } : {};
}

/** Whether a part of a statement or expression runs only where a condition holds, or something fails. */
function isOnCondition({ ts }: ServiceOfFile, part: ts.Node): boolean {
  const { parent } = part;
  if (ts.isIfStatement(parent)) return part !== parent.expression;
  if (ts.isConditionalExpression(parent)) return part !== parent.condition;
  if (ts.isBinaryExpression(parent))
    return part === parent.right && LAZY.test(parent.operatorToken.getText());
  return ts.isCatchClause(parent) || ts.isCaseOrDefaultClause(parent);
}

/** What runs where nothing names it: a method that the language calls, and the default values of what a call leaves out. */
function implied(project: ServiceOfFile, node: ts.Node): Omit<Use, "conditional">[] {
  const { ts } = project;
  const member = impliedMember(project, node);
  const unit = member && unitOf(project, member);
  const uses = unit === undefined ? [] : [{ unit, start: node.getStart(), sureness: BY_TYPE }];
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return uses;
  const { expression } = node;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (!ts.isIdentifier(name)) return uses;
  const called = resolved(project, name).flatMap((use) => defaultsTaken(ts, node, use.unit.node));
  const taken = called.flatMap((value) => usesIn(project, value));
  return [...uses, ...taken.map((use) => ({ ...use, start: node.getStart() }))];
}

/** Whoever gets an instance may call any of its methods. */
function membersOf(project: ServiceOfFile, { members }: ts.ClassLikeDeclaration): Use[] {
  const instance = members.filter((member) => !project.ts.isConstructorDeclaration(member));
  return instance.flatMap((member) => {
    const unit = isUnit(project, member) ? unitOf(project, member) : undefined;
    if (unit === undefined) return [];
    const sureness = calledNames(project).has(unit.symbol) ? OF_INSTANCE : FOR_OTHERS;
    return [{ unit, start: member.getStart(), sureness, conditional: true }];
  });
}

/** What runs when a class is constructed, besides its constructor. */
function initialParts({ ts }: ServiceOfFile, declaration: ts.ClassLikeDeclaration): ts.Node[] {
  const initializers = declaration.members.flatMap((member) =>
    ts.isPropertyDeclaration(member) && member.initializer !== undefined ? [member.initializer] : [],
  );
  return [...(declaration.heritageClauses ?? []), ...initializers];
}

const resolvedNames = new WeakMap<ts.Program, WeakMap<ts.Node, Resolved[]>>();

/** What a name leads to; the parts of a test are looked at again and again. */
function resolved(project: ServiceOfFile, name: ts.Identifier | ts.PrivateIdentifier): Resolved[] {
  if (isDeclared(project, name) || isOfOthers(project, name)) return [];
  const ofProgram = resolvedNames.get(project.program) ?? new WeakMap<ts.Node, Resolved[]>();
  resolvedNames.set(project.program, ofProgram);
  const known = ofProgram.get(name) ?? resolve(project, name);
  ofProgram.set(name, known);
  return known;
}

function resolve(project: ServiceOfFile, name: ts.Identifier | ts.PrivateIdentifier): Resolved[] {
  const declared = (targetOf(project, name)?.declarations ?? []).filter((one) => !isExtended(project, one));
  const taken = declared.flatMap((declaration) => destructured(project, declaration));
  const declarations = taken.length > 0 ? taken : declared;
  const { sure, overriding } = runFrom(project, declarations);
  if (sure.length > 0) return [...sure, ...overriding];
  const isKnown =
    declarations.length > 0 && !declarations.some((declaration) => isOpen(project, declaration));
  if (isKnown || !isCalled(project, name)) return overriding;
  const isOther = ({ node }: CodeUnit): boolean =>
    overriding.length === 0 || !project.ts.isClassLike(node.parent);
  return [...overriding, ...byName(project, name.text, isOther)];
}

/** `money` of `money.parse = (text) => …`: says that there is more in it, not what it is. */
function isExtended({ ts }: ServiceOfFile, declaration: ts.Node): boolean {
  return ts.isIdentifier(declaration);
}

/** What runs where something is used that is declared so: what it is made of, itself, and what may run in its place. */
function runFrom(
  project: ServiceOfFile,
  declarations: readonly ts.Declaration[],
): { sure: Resolved[]; overriding: Resolved[] } {
  const held = declarations.flatMap((declaration) => usesOfHeld(project, heldValue(project, declaration)));
  if (held.length > 0) return { sure: held, overriding: [] };
  const units = declarations
    .map((declaration) => unitOf(project, declaration))
    .filter((unit) => unit !== undefined);
  const overriding = declarations.flatMap((declaration) => overridesOf(project, declaration));
  return {
    sure: units.map((unit) => ({ unit, sureness: BY_TYPE })),
    overriding: overriding.map((override) => ({ ...override, sureness: BY_OWNER })),
  };
}

/** What is called by a name; of classes it is known who implements what they share. */
function byName(project: ServiceOfFile, name: string, isMeant: (unit: CodeUnit) => boolean): Resolved[] {
  const units = (unitsByName(project).get(name) ?? []).filter(isMeant);
  const values = heldValuesByName(project).get(name) ?? [];
  const count = units.length + values.length;
  if (count > MOST_OF_A_NAME) return [];
  const isOwnName = count === 1 && !LANGUAGE_MEMBERS.has(name);
  const sureness = isOwnName ? BY_OWN_NAME : BY_NAME * Math.min(1, FEW_OF_A_NAME / count);
  const held = values
    .flatMap((value) => usesOfHeld(project, value))
    .map((use) => ({ ...use, sureness: use.sureness * sureness }));
  return [
    ...units.map((unit) => ({ unit, sureness })),
    ...units.flatMap((unit) => ofClass(project, unit)),
    ...held,
  ];
}

/** A method of a name runs the likelier where its class is used. */
function ofClass(project: ServiceOfFile, unit: CodeUnit): Resolved[] {
  const { parent } = unit.node;
  const isMember = project.ts.isClassLike(parent) && !project.ts.isConstructorDeclaration(unit.node);
  const owner = isMember ? unitOf(project, parent) : undefined;
  return owner === undefined ? [] : [{ unit, sureness: BY_OWNER, owner: owner.key }];
}

const heldUses = new WeakMap<ts.Program, Map<ts.Node, Resolved[]>>();

/** What a property's value is made of runs where the property is called. */
function usesOfHeld(project: ServiceOfFile, value: ts.Expression | undefined): Resolved[] {
  if (value === undefined) return [];
  const ofProgram = heldUses.get(project.program) ?? new Map<ts.Node, Resolved[]>();
  heldUses.set(project.program, ofProgram);
  const known = ofProgram.get(value);
  if (known !== undefined) return known;
  ofProgram.set(value, []);
  const likely = isOtherName(project.ts, value) ? 1 : HELD;
  const uses = usesIn(project, value).map(({ unit, sureness }) => ({ unit, sureness: likely * sureness }));
  ofProgram.set(value, uses);
  return uses;
}

/** Says what something is like, not what it does: others implement it. */
function isOpen({ ts, relative }: ServiceOfFile, declaration: ts.Node): boolean {
  if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)) return true;
  const file = relative(declaration.getSourceFile().fileName);
  if (file === undefined || `/${file}`.includes("/node_modules/")) return false;
  if (ts.isMethodSignature(declaration) || ts.isPropertySignature(declaration)) return true;
  return (
    declaration.getSourceFile().isDeclarationFile ||
    (ts.isMethodDeclaration(declaration) && declaration.body === undefined)
  );
}

function targetOf(
  { ts, program }: ServiceOfFile,
  name: ts.Identifier | ts.PrivateIdentifier,
): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return symbol;
  const target = checker.getAliasedSymbol(symbol);
  return target.declarations === undefined ? symbol : target;
}

/** `length`, `map`: a member that no own source file declares. */
function isOfOthers(project: ServiceOfFile, name: ts.Identifier | ts.PrivateIdentifier): boolean {
  const isMember = project.ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
  return isMember && ASCII.test(name.text) && !declaredNames(project).has(name.text);
}

function isDeclared({ ts }: ServiceOfFile, name: ts.Node): boolean {
  const { parent } = name;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (
    "name" in parent &&
    parent.name === name &&
    !ts.isPropertyAccessExpression(parent) &&
    !ts.isMetaProperty(parent)
  );
}

function isCalled({ ts }: ServiceOfFile, name: ts.Node): boolean {
  const { parent } = name;
  const whole = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  return (
    ((ts.isCallExpression(whole.parent) || ts.isNewExpression(whole.parent)) &&
      whole.parent.expression === whole) ||
    ts.isTaggedTemplateExpression(whole.parent) ||
    ts.isJsxOpeningLikeElement(whole.parent)
  );
}
