import { posix } from "node:path";
import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nodesOf, parseFile, type ParsedFile } from "./parsed-file.ts";

const MISSING =
  /Named export '(?<name>[\w$]{1,100})' not found|requested module '(?<module>[^'\n]{1,300})' does not provide an export named '(?<export>[\w$]{1,100})'/;
const COMMONJS = /requested module '(?<module>[^'\n]{1,300})' is a CommonJS module/;
const CONFIDENCE = 0.85;

/** Imports by the kind of export that a module has: what is CommonJS as a whole, a default by its name and the reverse. */
export async function namedImports(
  { location: { file }, message }: LocatedProblem,
  { repository }: { repository: VirtualRepository },
): Promise<Candidate[]> {
  const { module: asked, export: missing, name } = MISSING.exec(message)?.groups ?? {};
  const commonjs = COMMONJS.exec(message)?.groups?.["module"];
  const module = commonjs ?? asked;
  const parsed = await parseFile(repository, file);
  const declaration =
    parsed &&
    nodesOf(parsed, parsed.ts.isImportDeclaration).find(
      ({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1) === module,
    );
  if (parsed === undefined || declaration === undefined || module === undefined) return [];
  const isWhole = commonjs !== undefined || module.endsWith(".cjs");
  const edit = isWhole
    ? wholeImport(parsed, declaration)
    : otherKind(declaration, missing ?? name ?? "", exportsOf(repository, file, module));
  if (edit === undefined) return [];
  return [
    {
      title: isWhole
        ? `Import '${module}' as a whole`
        : `Import \`${edit.text.replaceAll(/[{} ]/g, "")}\` by ${edit.text.startsWith("{") ? "its name" : "default"}`,
      edits: [{ file, edits: [edit] }],
      origin: "module-format",
      rationale: isWhole
        ? `'${module}' is a CommonJS module, whose names Node cannot tell`
        : `'${module}' exports it that way`,
      confidence: CONFIDENCE,
    },
  ];
}

/** `import { a, b as c } from "m"` as `import m from "m"` and `const { a, b: c } = m`. */
function wholeImport(
  { ts: compiler, text, sourceFile }: ParsedFile,
  declaration: ts.ImportDeclaration,
): TextEdit | undefined {
  const bindings = declaration.importClause?.namedBindings;
  if (
    bindings === undefined ||
    !compiler.isNamedImports(bindings) ||
    declaration.importClause?.name !== undefined
  )
    return undefined;
  const specifier = declaration.moduleSpecifier.getText();
  const whole = freeName(specifier.slice(1, -1), sourceFile.text);
  const names = bindings.elements.map(({ propertyName, name }) =>
    propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`,
  );
  const end = text.slice(0, declaration.getEnd()).endsWith(";") ? ";" : "";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return {
    start: declaration.getStart(),
    end: declaration.getEnd(),
    text: `import ${whole} from ${specifier}${end}${lineEnd}const { ${names.join(", ")} } = ${whole}${end}`,
  };
}

function freeName(module: string, text: string): string {
  const words = posix
    .basename(module)
    .replace(/\.[cm]?js$/, "")
    .split(/[^\w$]+/)
    .filter((word) => /^[A-Za-z_$]/.test(word));
  const name = words
    .map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join("");
  return name === "" ||
    new RegExp(String.raw`\b${name.replaceAll("$", String.raw`\$`)}\b(?!["'./-])`).test(text)
    ? "pkg"
    : name;
}

interface Exports {
  names: ReadonlySet<string>;
  hasDefault: boolean;
}

const EXPORTED = /^export\s+(?:async\s+)?(?:function\*?|class|const|let|var)\s+(?<name>[\w$]+)/gm;
const LISTED = /^export\s*\{(?<names>[^}]{0,2000})\}/gm;

function exportsOf({ read }: VirtualRepository, importer: string, module: string): Exports {
  const text = module.startsWith(".") ? (read(posix.join(posix.dirname(importer), module))?.text ?? "") : "";
  const listed = [...text.matchAll(LISTED)].flatMap((match) =>
    (match.groups?.["names"] ?? "").split(",").map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  const names = [...text.matchAll(EXPORTED)].map((match) => match.groups?.["name"] ?? "");
  return {
    names: new Set([...names, ...listed]),
    hasDefault: /^export\s+default\b/m.test(text) || listed.includes("default"),
  };
}

/** `import x` for `import { x }` and the reverse, where nothing else is imported. */
function otherKind(
  { importClause }: ts.ImportDeclaration,
  missing: string,
  { names, hasDefault }: Exports,
): TextEdit | undefined {
  if (importClause === undefined) return undefined;
  const { name, namedBindings } = importClause;
  const place = { start: importClause.getStart(), end: importClause.getEnd() };
  if (missing === "default" && name !== undefined && namedBindings === undefined && names.has(name.text))
    return { ...place, text: `{ ${name.text} }` };
  const isAlone = name === undefined && namedBindings?.getText().replaceAll(/[{}\s,]/g, "") === missing;
  return hasDefault && isAlone ? { ...place, text: missing } : undefined;
}
