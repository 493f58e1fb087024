import { posix } from "node:path";
import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nodesOf, parseFile, type ParsedFile } from "./parsed-file.ts";

const IMPORT_CONFIDENCE = 0.9;
const CREATE_CONFIDENCE = 0.6;
const EXTENSIONS = ["", ".js", ".mjs", ".cjs", ".json", "/index.js", "/index.mjs"];

/** Imports what an ES module requires; where that is not done at its top level, makes a `require` for it. */
export async function requiredModules(
  { location: { file } }: LocatedProblem,
  { repository }: { repository: VirtualRepository },
): Promise<Candidate[]> {
  const parsed = await parseFile(repository, file);
  if (parsed === undefined) return [];
  const calls = nodesOf(parsed, (node): node is ts.CallExpression => isRequire(parsed, node));
  const edits = calls.map((call) => importEdit(parsed, call, (path) => writtenPath(repository, file, path)));
  const isWhole = calls.length > 0 && edits.every((edit) => edit !== undefined);
  return isWhole
    ? [
        imports(
          file,
          edits.filter((edit) => edit !== undefined),
        ),
      ]
    : [created(file, parsed)];
}

function isRequire({ ts: compiler }: ParsedFile, node: ts.Node): node is ts.CallExpression {
  return (
    compiler.isCallExpression(node) &&
    compiler.isIdentifier(node.expression) &&
    node.expression.text === "require"
  );
}

function imports(file: string, edits: TextEdit[]): Candidate {
  return {
    title: `Import what ${posix.basename(file)} requires`,
    edits: [{ file, edits }],
    origin: "module-format",
    rationale: "the file is an ES module, which has no `require`",
    confidence: IMPORT_CONFIDENCE,
  };
}

function created(file: string, { ts: compiler, sourceFile, text }: ParsedFile): Candidate {
  const last = sourceFile.statements.findLast(compiler.isImportDeclaration);
  const start = last === undefined ? sourceFile.getStart() : last.getEnd();
  const own = `import { createRequire } from "node:module";\n`;
  const made = `const require = createRequire(import.meta.url);`;
  const inserted = last === undefined ? `${own}\n${made}\n\n` : `\n${own}\n${made}`;
  return {
    title: "Make a `require` for the module",
    edits: [
      {
        file,
        edits: [
          { start, end: start, text: text.includes("\r\n") ? inserted.replaceAll("\n", "\r\n") : inserted },
        ],
      },
    ],
    origin: "module-format",
    rationale: "an ES module has no `require`, and what it requires cannot be imported at its top level",
    confidence: CREATE_CONFIDENCE,
  };
}

/** `const x = require("m")`, `const { a, b: c } = require("m")` and `require("m")` as statements of the module. */
function importEdit(
  { ts: compiler, sourceFile, text }: ParsedFile,
  call: ts.CallExpression,
  written: (path: string) => string | undefined,
): TextEdit | undefined {
  const [argument, ...others] = call.arguments;
  if (argument === undefined || others.length > 0 || !compiler.isStringLiteral(argument)) return undefined;
  const path = written(argument.text);
  if (path === undefined) return undefined;
  const quoted = argument.getText().replace(argument.text, path);
  const statement = call.parent.parent?.parent;
  if (compiler.isExpressionStatement(call.parent) && call.parent.parent === sourceFile)
    return { start: call.getStart(), end: call.getEnd(), text: `import ${quoted}` };
  const declaration = call.parent;
  if (!compiler.isVariableDeclaration(declaration) || !compiler.isVariableStatement(statement))
    return undefined;
  if (statement.parent !== sourceFile || statement.declarationList.declarations.length !== 1)
    return undefined;
  const names = boundNames(compiler, declaration.name);
  const ending = text.slice(0, statement.getEnd()).endsWith(";") ? ";" : "";
  if (names === undefined) return undefined;
  return {
    start: statement.getStart(),
    end: statement.getEnd(),
    text: `import ${names} from ${quoted}${ending}`,
  };
}

function boundNames(compiler: typeof ts, name: ts.BindingName): string | undefined {
  if (compiler.isIdentifier(name)) return name.text;
  if (!compiler.isObjectBindingPattern(name)) return undefined;
  const names = name.elements.map(({ propertyName, name: local, initializer, dotDotDotToken }) => {
    if (initializer !== undefined || dotDotDotToken !== undefined || !compiler.isIdentifier(local))
      return undefined;
    if (propertyName === undefined) return local.text;
    return compiler.isIdentifier(propertyName) ? `${propertyName.text} as ${local.text}` : undefined;
  });
  return names.includes(undefined) ? undefined : `{ ${names.join(", ")} }`;
}

/** A specifier as an ES module writes it: relative ones name the file; undefined where there is none, or a JSON one. */
function writtenPath({ files }: VirtualRepository, importer: string, path: string): string | undefined {
  if (!path.startsWith(".")) return path;
  const target = posix.join(posix.dirname(importer), path);
  const extension = EXTENSIONS.find((candidate) => files.includes(`${target}${candidate}`));
  if (extension === undefined || `${target}${extension}`.endsWith(".json")) return undefined;
  return path.replace(/\/$/, "") + extension;
}
