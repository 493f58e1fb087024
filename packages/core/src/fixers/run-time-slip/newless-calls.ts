import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { isMadeByMaker } from "../made-by-maker.ts";
import { ownConstructors } from "./own-constructors.ts";

const CONFIDENCE = 0.8;
const CONSTRUCTOR = /^[A-Z][\w$]*[a-z][\w$]*$/;

/** Classes of the language and of Node that throw where they are called without it. */
const ONLY_NEW =
  /^(?:Map|Set|WeakMap|WeakSet|WeakRef|Promise|Proxy|URL|URLSearchParams|ArrayBuffer|DataView|(?:Big)?(?:Ui|I)nt(?:8|16|32|64)(?:Clamped)?Array|Float(?:32|64)Array|Text(?:En|De)coder|AbortController)$/;
const CERTAIN = 0.9;

interface Making {
  file: string;
  name: string;
  start: number;
  line: number;
  isNew: boolean;
  /** In a function that does more with it, and that may be the one to call. */
  isByMaker: boolean;
}

/** `Type("set")` where every other file makes one with `new Type(…)`, or where `Type` is a function that fills `this`. */
export function newlessCalls(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const lenient = new Set(services.flatMap(({ service }) => lenientIn(service)));
  const constructors = new Set(services.flatMap(({ service }) => ownConstructors(service)));
  const makings = services
    .flatMap(({ file, service }) => makingsIn(file, service))
    .filter(({ name }) => !lenient.has(name));
  const certain = services.flatMap(({ file, service }) => platformCalls(file, service)).map(withNew);
  const usual = [...Map.groupBy(makings, ({ name }) => name).values()].flatMap((own) => {
    const [only, ...others] = own.filter(({ isNew }) => !isNew);
    const isByMaker = own.some((one) => one.isByMaker);
    const isUsual = own.some(
      (one) => (one.isNew && !one.isByMaker) || (!isByMaker && constructors.has(one.name)),
    );
    return only === undefined || others.length > 0 || !isUsual ? [] : [withNew(only)];
  });
  return [...certain.map((candidate) => ({ ...candidate, confidence: CERTAIN })), ...usual];
}

/** `Map()` in a file where `Map` is what the language calls so. */
function platformCalls(file: string, { ts: compiler, program, path }: ServiceOfFile): Making[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const found: Making[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return;
    const name = node.expression.text;
    if (!ONLY_NEW.test(name) && !isWithoutInstance(compiler, node, name)) return;
    const { declarations = [] } = checker.getSymbolAtLocation(node.expression) ?? {};
    const isOwn = declarations.some((one) => !one.getSourceFile().isDeclarationFile);
    if (isOwn && ONLY_NEW.test(name)) return;
    const start = node.getStart();
    const { line } = node.getSourceFile().getLineAndCharacterOfPosition(start);
    found.push({ file, name, start, line: line + 1, isNew: false, isByMaker: false });
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

/** What is called by the name of a constructor that the language does not have. */
function makingsIn(file: string, { ts: compiler, program, path }: ServiceOfFile): Making[] {
  const sourceFile = program.getSourceFile(path);
  const makings: Making[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isNewExpression(node) || compiler.isCallExpression(node)) {
      const name = node.expression.getText();
      if (CONSTRUCTOR.test(name) && !Object.hasOwn(globalThis, name)) {
        const start = node.getStart();
        const { line } = node.getSourceFile().getLineAndCharacterOfPosition(start);
        const isNew = compiler.isNewExpression(node);
        const isByMaker = isNew && isMadeByMaker(compiler, node);
        makings.push({ file, name, start, line: line + 1, isNew, isByMaker });
      }
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return makings;
}

/** `if (!(this instanceof Cart)) return Cart(items)`, which calls itself for ever. */
function isWithoutInstance(compiler: typeof ts, node: ts.CallExpression, name: string): boolean {
  if (!compiler.isReturnStatement(node.parent)) return false;
  const condition = compiler.findAncestor(node, compiler.isIfStatement)?.expression.getText() ?? "";
  return condition === `!(this instanceof ${name})`;
}

const SEES_TO_IT = /\bthis instanceof (?<name>[\w$]{1,60})/g;

/** The constructors that make one where they are called without `new`. */
function lenientIn({ program, path }: ServiceOfFile): string[] {
  const text = program.getSourceFile(path)?.text ?? "";
  return [...text.matchAll(SEES_TO_IT)].flatMap(({ groups }) => groups?.["name"] ?? []);
}

function withNew({ file, name, start, line }: Making): Candidate {
  return {
    title: `Write \`new ${name}\` at line ${line} of ${file}`,
    edits: [{ file, edits: [{ start, end: start, text: "new " }] }],
    origin: "run-time-slip",
    rationale: `one is made with \`new ${name}\``,
    confidence: CONFIDENCE,
  };
}
