import { basename } from "node:path";
import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/**
 * Whether what is declared is called otherwise wherever it is spoken of: by its file, or by files that import it as
 * their default; and never by the name that it has.
 */
export function isKnownAs(
  { ts: compiler, project }: Pick<ErrorSite, "ts" | "project">,
  declared: ts.Identifier,
  name: string,
): boolean {
  const file = declared.getSourceFile();
  const found = project.service.findReferences(file.fileName, declared.getStart()) ?? [];
  const names = found.flatMap(({ references }) =>
    references.flatMap(({ fileName, textSpan: { start, length } }) =>
      fileName === file.fileName && start === declared.getStart()
        ? []
        : [project.program.getSourceFile(fileName)?.text.slice(start, start + length)],
    ),
  );
  if (names.includes(declared.text)) return false;
  const title = basename(file.fileName).replace(/\..*$/s, "");
  return plain(title) === plain(name) || (isDefault(compiler, declared.parent) && names.includes(name));
}

function isDefault(compiler: typeof ts, declaration: ts.Node): boolean {
  const modifiers = compiler.canHaveModifiers(declaration) ? compiler.getModifiers(declaration) : undefined;
  return modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.DefaultKeyword) === true;
}

/** `int_32` and `Int32` */
function plain(name: string): string {
  return name.replaceAll(/[-_]/g, "").toLowerCase();
}
