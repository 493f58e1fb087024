import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { FixerContext } from "../fixer.ts";

const OPTION = "resolveJsonModule";
const CONFIDENCE = 0.92;

/** TS2732: `Cannot find module './a.json'. Consider using '--resolveJsonModule' to import module with '.json' extension.` */
export function asksForJson({ code }: Pick<LocatedProblem, "code">): boolean {
  return code === "TS2732";
}

/** Switches imports of JSON on in the configuration of the project that has the file. */
export async function jsonModules(
  { location: { file } }: LocatedProblem,
  { repository }: FixerContext,
): Promise<Omit<Candidate, "origin">[]> {
  const project = (await repository.typescript()).languageService(repository, file);
  const path = project.options["configFilePath"];
  const config = typeof path === "string" ? project.relative(path) : undefined;
  const text = config === undefined ? undefined : repository.read(config)?.text;
  if (config === undefined || text === undefined) return [];
  const edit = switchedOn(project.ts, text);
  if (edit === undefined) return [];
  return [
    {
      title: `Switch \`${OPTION}\` on in ${config}`,
      edits: [{ file: config, edits: [edit] }],
      rationale: "JSON is imported",
      confidence: CONFIDENCE,
    },
  ];
}

/** The option as true: where it is set, else behind the last one, as that is written. */
function switchedOn(compiler: typeof ts, text: string): TextEdit | undefined {
  const sourceFile = compiler.parseJsonText("tsconfig.json", text);
  const whole = sourceFile.statements[0]?.expression;
  const options = whole && memberOf(compiler, whole, "compilerOptions");
  if (options === undefined || !compiler.isObjectLiteralExpression(options)) return undefined;
  const own = memberOf(compiler, options, OPTION);
  const last = options.properties.at(-1);
  if (own !== undefined) return { start: own.getStart(sourceFile), end: own.end, text: "true" };
  if (last === undefined) return undefined;
  const gap = text.slice(last.pos, last.getStart(sourceFile));
  return { start: last.end, end: last.end, text: `,${gap}"${OPTION}": true` };
}

function memberOf(compiler: typeof ts, object: ts.Expression, key: string): ts.Expression | undefined {
  const members = compiler.isObjectLiteralExpression(object) ? object.properties : [];
  for (const member of members)
    if (
      compiler.isPropertyAssignment(member) &&
      compiler.isStringLiteral(member.name) &&
      member.name.text === key
    )
      return member.initializer;
  return undefined;
}
