import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.8;
const CONSTRUCTOR = /^[A-Z][\w$]*[a-z][\w$]*$/;

interface Making {
  file: string;
  name: string;
  start: number;
  line: number;
  isNew: boolean;
}

/** `Type("set")` where every other file makes one with `new Type(…)`. */
export function newlessCalls(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const lenient = new Set(services.flatMap(({ service }) => lenientIn(service)));
  const makings = services
    .flatMap(({ file, service }) => makingsIn(file, service))
    .filter(({ name }) => !lenient.has(name));
  return [...Map.groupBy(makings, ({ name }) => name).values()].flatMap((own) => {
    const [only, ...others] = own.filter(({ isNew }) => !isNew);
    const isUsual = own.some(({ isNew }) => isNew);
    return only === undefined || others.length > 0 || !isUsual ? [] : [withNew(only)];
  });
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
        makings.push({ file, name, start, line: line + 1, isNew: compiler.isNewExpression(node) });
      }
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return makings;
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
    rationale: `others make one with \`new ${name}\``,
    confidence: CONFIDENCE,
  };
}
