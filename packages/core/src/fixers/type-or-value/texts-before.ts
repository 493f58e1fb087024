import type { ts } from "ts-morph";
import type { FixerContext } from "../fixer.ts";
import { errorNode, type ErrorSite } from "../type-error/error-site.ts";

/** A change of more files than this is read no further. */
const MOST_FILES = 60;

/** What the members of an enum of the name were before the change, where they were texts. */
export async function textsBefore(site: ErrorSite, { change }: FixerContext): Promise<Map<string, string>> {
  const name = errorNode(site).getText();
  const texts = new Map<string, string>();
  const known = await change?.();
  for (const { from } of (known?.files ?? []).slice(0, MOST_FILES)) {
    const before = from === undefined ? undefined : await known?.before(from);
    if (before?.text.includes(`enum ${name}`) === true) addMembers(site.ts, before.text, { name, texts });
  }
  return texts;
}

function addMembers(
  compiler: typeof ts,
  text: string,
  { name, texts }: { name: string; texts: Map<string, string> },
): void {
  const { statements } = compiler.createSourceFile("before.ts", text, compiler.ScriptTarget.Latest);
  for (const statement of statements) {
    if (!compiler.isEnumDeclaration(statement) || statement.name.text !== name) continue;
    for (const { name: member, initializer } of statement.members)
      if (compiler.isIdentifier(member) && initializer !== undefined && compiler.isStringLiteral(initializer))
        texts.set(member.text, initializer.text);
  }
}
