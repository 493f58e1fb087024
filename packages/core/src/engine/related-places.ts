import { unitAround } from "../repository/callees/unit-of.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { ServiceOfFile } from "../repository/typescript/engine.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

/** Code that a place has to do with. Lines are 1-based and inclusive, the file is repository-relative. */
export interface RelatedPlace {
  /** `around`: the piece of code it is in; `definition`: of a name used there; `caller`: what calls that piece. */
  relation: "around" | "definition" | "caller";
  file: string;
  startLine: number;
  endLine: number;
  symbol: string;
}

type Node = NonNullable<
  ReturnType<ServiceOfFile["program"]["getSourceFile"]>
>["statements"][number]["parent"];

const MOST_NAMES = 40;
const MOST_DEFINITIONS = 25;
const MOST_CALLERS = 8;

/**
 * The code around a line of TypeScript or JavaScript, what defines the names it uses, those of the line first, and what calls
 * it. Empty for other files, and where the compiler breaks on it.
 */
export async function relatedPlaces(
  { file, line }: { file: string; line: number },
  repository: VirtualRepository,
): Promise<RelatedPlace[]> {
  if (!isSourceFile(file) || repository.read(file) === undefined) return [];
  try {
    const engine = await repository.typescript();
    return placesIn(engine.languageService(repository, file), line);
  } catch {
    return [];
  }
}

function placesIn(project: ServiceOfFile, line: number): RelatedPlace[] {
  const sourceFile = project.program.getSourceFile(project.path);
  const starts = sourceFile?.getLineStarts() ?? [];
  const start = starts[line - 1];
  if (sourceFile === undefined || start === undefined) return [];
  const end = starts[line] ?? sourceFile.end;
  const onLine = namesBetween(project, sourceFile, start, end);
  const [first] = onLine;
  const around = first === undefined ? undefined : unitAround(project, first);
  const names =
    around === undefined ? onLine : [...onLine, ...namesBetween(project, around.node, 0, Infinity)];
  const definitions = names.slice(0, MOST_NAMES).flatMap((name) => definitionsOf(project, name));
  const own = around === undefined ? [] : [placeOf("around", project, around.node)];
  const callers = around === undefined ? [] : callersOf(project, around.node);
  return distinct([
    ...own.flatMap((place) => place ?? []),
    ...definitions.slice(0, MOST_DEFINITIONS),
    ...callers,
  ]);
}

/** The names in a node that begin in `[start, end)`, each text once. */
function namesBetween(project: ServiceOfFile, root: Node, start: number, end: number): Node[] {
  const { ts } = project;
  const names = new Map<string, Node>();
  const visit = (node: Node): void => {
    if (node.getEnd() < start || node.getStart() >= end) return;
    const isName = ts.isIdentifier(node) && node.getStart() >= start;
    if (isName && !names.has(node.getText())) names.set(node.getText(), node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return [...names.values()];
}

function definitionsOf(project: ServiceOfFile, name: Node): RelatedPlace[] {
  const { service, path, program } = project;
  const found = service.getDefinitionAtPosition(path, name.getStart()) ?? [];
  return found.flatMap(({ fileName, textSpan, contextSpan = textSpan }) => {
    const sourceFile = program.getSourceFile(fileName);
    const file = project.relative(fileName);
    if (sourceFile === undefined || file === undefined || `/${file}`.includes("/node_modules/")) return [];
    const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
    const endLine = lineOf(contextSpan.start + contextSpan.length);
    return [
      {
        relation: "definition" as const,
        file,
        startLine: lineOf(contextSpan.start),
        endLine,
        symbol: name.getText(),
      },
    ];
  });
}

function callersOf(project: ServiceOfFile, unit: Node): RelatedPlace[] {
  const { ts, service, path, program } = project;
  const name = "name" in unit && unit.name !== undefined ? unit.name : undefined;
  const start = isNode(name) ? name.getStart() : undefined;
  if (start === undefined) return [];
  const references = service.getReferencesAtPosition(path, start) ?? [];
  return references
    .slice(0, 4 * MOST_CALLERS)
    .flatMap(({ fileName, textSpan }) => {
      const sourceFile = program.getSourceFile(fileName);
      let found: Node | undefined;
      const visit = (node: Node): void => {
        if (textSpan.start < node.getStart() || textSpan.start >= node.getEnd()) return;
        found = node;
        ts.forEachChild(node, visit);
      };
      if (sourceFile !== undefined) visit(sourceFile);
      const around = found === undefined ? undefined : unitAround(project, found);
      if (around === undefined || around.node === unit) return [];
      const place = placeOf("caller", project, around.node);
      return place === undefined ? [] : [place];
    })
    .slice(0, MOST_CALLERS);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "getStart" in value;
}

function placeOf(
  relation: RelatedPlace["relation"],
  project: ServiceOfFile,
  node: Node,
): RelatedPlace | undefined {
  const unit = unitAround(project, node);
  if (unit === undefined) return undefined;
  const { file, startLine, endLine, symbol } = unit;
  return { relation, file, startLine, endLine, symbol };
}

function distinct(places: readonly RelatedPlace[]): RelatedPlace[] {
  const byPlace = new Map<string, RelatedPlace>();
  for (const place of places) {
    const key = `${place.file}:${place.startLine}-${place.endLine}`;
    if (!byPlace.has(key)) byPlace.set(key, place);
  }
  return [...byPlace.values()];
}
