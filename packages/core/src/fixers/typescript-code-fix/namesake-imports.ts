import { posix } from "node:path";
import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { moduleStem } from "../specifier.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource } from "./name-uses.ts";

/** Codes of calls whose arguments are not what the function takes. */
const UNFIT: ReadonlySet<string> = new Set(["TS2345", "TS2554", "TS2555", "TS2769"]);
const MOST = 3;

/** Another module that exports a function of the called name, as the import would name it. */
export interface NamesakeImport {
  name: string;
  /** The text of the specifier, and where the present one is, without its quotes. */
  specifier: string;
  start: number;
  end: number;
}

/** Where a called function is imported alone from one module, and others of the project export one of its name that takes what is given. */
export function namesakeImports(site: CodeFixSite): NamesakeImport[] {
  const { project, sourceFile, diagnostic } = site;
  const { ts: compiler, program } = project;
  if (!UNFIT.has(diagnostic.code)) return [];
  const call = nodeAt(compiler, sourceFile, diagnostic.start, (node) => isOwnCall(compiler, node));
  const checker = program.getTypeChecker();
  if (call === undefined || !isOwnCall(compiler, call)) return [];
  const specifier = checker.getSymbolAtLocation(call.expression)?.declarations?.[0];
  if (specifier === undefined || !compiler.isImportSpecifier(specifier)) return [];
  const { parent: names } = specifier;
  const { moduleSpecifier } = names.parent.parent;
  const isAlone = names.elements.length === 1 && names.parent.name === undefined;
  if (!isAlone || !compiler.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith("."))
    return [];
  const { text: name } = specifier.propertyName ?? specifier.name;
  const present = checker.getSymbolAtLocation(moduleSpecifier);
  const others = program.getSourceFiles().filter((file) => {
    const module = isOwnSource(program, file) ? checker.getSymbolAtLocation(file) : undefined;
    const namesake = module && checker.tryGetMemberInModuleExports(name, module);
    if (namesake === undefined || module === present) return false;
    const types = checker.getTypeOfSymbolAtLocation(namesake, call).getCallSignatures();
    return types.some((signature) => takes(checker, signature, call));
  });
  return others.slice(0, MOST).map(({ fileName }) => ({
    name,
    specifier: specifierOf(sourceFile.fileName, fileName, moduleSpecifier.text),
    start: moduleSpecifier.getStart() + 1,
    end: moduleSpecifier.getEnd() - 1,
  }));
}

type OwnCall = ts.CallExpression & { expression: ts.Identifier };

function isOwnCall(compiler: typeof ts, node: ts.Node): node is OwnCall {
  return compiler.isCallExpression(node) && compiler.isIdentifier(node.expression);
}

function takes(checker: ts.TypeChecker, { parameters }: ts.Signature, call: ts.CallExpression): boolean {
  const given = call.arguments;
  return (
    given.length <= parameters.length &&
    parameters.every((parameter, index) => {
      const argument = given[index];
      const target = checker.getTypeOfSymbolAtLocation(parameter, call);
      return (
        argument !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(argument), target)
      );
    })
  );
}

/** With the ending that the present specifier has. */
function specifierOf(from: string, to: string, present: string): string {
  const ending = /\.[cm]?[jt]sx?$/.exec(present)?.[0] ?? "";
  const path = posix.relative(posix.dirname(from), moduleStem(to));
  return `${path.startsWith(".") ? path : `./${path}`}${ending}`;
}
