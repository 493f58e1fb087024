import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

export interface Variable {
  /** As it is written: `rate`, `line.quantity`, `this.secret`. */
  text: string;
  /** Its own name, the last of its words. */
  name: string;
  type: ts.Type;
  /** 0 for variables, 1 for members of variables. */
  depth: 0 | 1;
}

/** The variables of the project that a place sees and that have a value there, with those of their members that are wanted. */
export function variablesInScope(site: ErrorSite, place: ts.Node): Variable[] {
  const { ts: compiler, checker, project } = site;
  const symbols = checker.getSymbolsInScope(place, compiler.SymbolFlags.Variable);
  const own = symbols.filter(({ valueDeclaration }) => {
    if (valueDeclaration === undefined) return false;
    const file = valueDeclaration.getSourceFile();
    if (project.program.isSourceFileDefaultLibrary(file) || file !== place.getSourceFile()) return false;
    return !isOwnInitializer(site, valueDeclaration, place) && isBefore(site, valueDeclaration, place);
  });
  const variables = own.map((symbol): Variable => ({
    text: symbol.name,
    name: symbol.name,
    type: checker.getTypeOfSymbolAtLocation(symbol, place),
    depth: 0,
  }));
  return [...variables, ...fieldsOfThis(site, place)];
}

/** Members of variables, for those who look for a name. */
export function membersOf(
  { checker, ts: compiler }: ErrorSite,
  variables: readonly Variable[],
  place: ts.Node,
): Variable[] {
  return variables.flatMap(({ text, type }) => {
    if ((type.flags & compiler.TypeFlags.Object) === 0 || checker.isArrayLikeType(type)) return [];
    return type.getProperties().map((member): Variable => ({
      text: `${text}.${member.name}`,
      name: member.name,
      type: checker.getTypeOfSymbolAtLocation(member, place),
      depth: 1,
    }));
  });
}

function fieldsOfThis({ ts: compiler, checker }: ErrorSite, place: ts.Node): Variable[] {
  for (let around = place.parent; around !== undefined; around = around.parent) {
    if (compiler.isFunctionDeclaration(around) || compiler.isFunctionExpression(around)) return [];
    if (!compiler.isClassLike(around)) continue;
    return checker
      .getTypeAtLocation(around)
      .getProperties()
      .flatMap((member): Variable[] =>
        member.flags & compiler.SymbolFlags.Property
          ? [
              {
                text: `this.${member.name}`,
                name: member.name,
                type: checker.getTypeOfSymbolAtLocation(member, place),
                depth: 0,
              },
            ]
          : [],
      );
  }
  return [];
}

/** Whether a place is in what a variable is made of, or in what the round is about that makes it. */
function isOwnInitializer({ ts: compiler }: ErrorSite, declaration: ts.Declaration, place: ts.Node): boolean {
  const round = declaration.parent.parent;
  const isOfRound = compiler.isForOfStatement(round) || compiler.isForInStatement(round);
  return [declaration, ...(isOfRound ? [round.expression] : [])].some(
    (made) => made.getStart() <= place.getStart() && place.getEnd() <= made.getEnd(),
  );
}

/** Declared above, or outside of the function, where it has its value when that runs. */
function isBefore({ ts: compiler }: ErrorSite, declaration: ts.Declaration, place: ts.Node): boolean {
  if (declaration.getStart() < place.getStart()) return true;
  for (let around = place.parent; around !== undefined; around = around.parent)
    if (compiler.isFunctionLike(around)) return declaration.getStart() > around.getEnd();
  return false;
}
