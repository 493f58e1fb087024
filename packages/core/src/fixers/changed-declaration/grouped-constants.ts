import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { areContrasting } from "../contrasting-names.ts";
import { wordsOf } from "../words-of.ts";
import type { Declared } from "./declarations-in.ts";
import { errorPlace } from "./error-place.ts";
import { CARRIED_ON, type Answer, type Site } from "./site.ts";
import { withImport } from "./with-import.ts";

/** Constants that are members of one object now: `MAX_FILES` that became `limits.maxFiles`, of the same value. */
export interface GroupedConstants {
  kind: "grouped";
  file: string;
  group: string;
  /** What a constant was called, and what the member is called. */
  members: ReadonlyMap<string, string>;
}

/** The constants of a file that are gone and whose values a new object of the file has under their words. */
export function groupedConstants(
  { SyntaxKind }: typeof ts,
  file: string,
  gone: readonly Declared[],
  come: readonly Declared[],
): GroupedConstants[] {
  const values = gone.filter(
    ({ container, kind }) => container === "" && kind === SyntaxKind.VariableDeclaration,
  );
  const groups = come.filter(
    ({ container, kind }) => container === "" && kind === SyntaxKind.VariableDeclaration,
  );
  return groups.flatMap(({ name: group }): GroupedConstants[] => {
    const own = come.filter(
      ({ container, kind }) => container === group && kind === SyntaxKind.PropertyAssignment,
    );
    const members = new Map(
      values.flatMap((value) => {
        const [only, ...others] = own.filter((member) => isSame(value, member, group));
        return only === undefined || others.length > 0 ? [] : [[value.name, only.name] as const];
      }),
    );
    return members.size === 0 ? [] : [{ kind: "grouped", file, group, members }];
  });
}

/** Of the same value, and called by the same words, or by all but those of the group. */
function isSame(value: Declared, member: Declared, group: string): boolean {
  const [former, now] = [value, member].map(({ rest }) => rest.replace(/^[^=:]*[=:]\s*/, "").trim());
  if (former === "" || former !== now || areContrasting(value.name, member.name)) return false;
  const words = wordsOf(value.name);
  const known = new Set([...wordsOf(member.name), ...wordsOf(group), ...wordsOf(group).map(singular)]);
  return wordsOf(member.name).every((word) => words.includes(word)) && words.every((word) => known.has(word));
}

function singular(word: string): string {
  return word.replace(/s$/, "");
}

/** The members for the constants, in the file with the error. */
export function groupedAnswers(site: Site, { file: home, group, members }: GroupedConstants): Answer[] {
  const found = errorPlace(site);
  const specifier = found && found.ts.findAncestor(found.node, found.ts.isImportSpecifier);
  if (found === undefined || specifier === undefined) return [];
  const { ts: compiler, project, sourceFile, file } = found;
  const { elements } = specifier.parent;
  const gone = elements.filter(({ propertyName, name }) => members.has((propertyName ?? name).text));
  if (!gone.includes(specifier) || !isFrom(found, specifier, home)) return [];
  const locals = new Map(
    gone.map(({ propertyName, name }) => [name.text, members.get((propertyName ?? name).text) ?? ""]),
  );
  const uses: TextEdit[] = [];
  let isHidden = false;
  function visit(node: ts.Node): void {
    if (compiler.isImportDeclaration(node)) return;
    const member = compiler.isIdentifier(node) ? locals.get(node.text) : undefined;
    if (member !== undefined && !isName(compiler, node)) {
      const isShort = compiler.isShorthandPropertyAssignment(node.parent);
      isHidden ||= isBound(compiler, node) || compiler.isExportSpecifier(node.parent);
      uses.push({
        start: node.getStart(),
        end: node.end,
        text: `${isShort ? `${node.getText()}: ` : ""}${group}.${member}`,
      });
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  const kept = elements.filter((one) => !gone.includes(one)).map((one) => one.getText());
  const isKnown = withImport(project, sourceFile, { name: group, home })?.length === 0;
  const names = isKnown ? kept : [...kept, group];
  const [first, last] = [elements[0], elements.at(-1)];
  if (isHidden || names.length === 0 || first === undefined || last === undefined) return [];
  return [
    {
      title: `Take ${[...members].length === 1 ? "it" : "them"} of \`${group}\` in ${file}`,
      edits: [{ file, edits: [{ start: first.getStart(), end: last.end, text: names.join(", ") }, ...uses] }],
      rationale: `the constants are members of \`${group}\` since they were changed in ${home}`,
      confidence: CARRIED_ON,
    },
  ];
}

function isFrom(
  { project: { program, relative } }: NonNullable<ReturnType<typeof errorPlace>>,
  specifier: ts.ImportSpecifier,
  home: string,
): boolean {
  const { moduleSpecifier } = specifier.parent.parent.parent;
  const module = program.getTypeChecker().getSymbolAtLocation(moduleSpecifier)?.declarations?.[0];
  return module !== undefined && relative(module.getSourceFile().fileName) === home;
}

/** `options.MAX_FILES` and `{ MAX_FILES: 3 }` have it as a name of their own. */
function isName(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  const isOwn = compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent);
  return isOwn && parent.name === node;
}

/** Whether a name is declared anew, so that it may stand for something else. */
function isBound(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  const isDeclaring =
    compiler.isVariableDeclaration(parent) ||
    compiler.isParameter(parent) ||
    compiler.isBindingElement(parent);
  return isDeclaring && parent.name === node;
}
