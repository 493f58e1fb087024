import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { CodeAction, Location, Position } from "vscode-languageserver-protocol";
import { startEditor, type Editor } from "../testing/editor.ts";
import { temporaryProject, type Project } from "../testing/project.ts";

const CASES = join(import.meta.dirname, "cases");
const CURSOR = "‸";

/** The parts of a case, by name, without the cursor's mark. */
interface Case {
  parts: Map<string, string>;
  /** The part that the cursor is in. */
  file: string;
  position: Position;
}

function readCase(name: string): Case {
  const [, ...pieces] = readFileSync(join(CASES, name), "utf8").split(/^-- (.+) --\n/m);
  const names = pieces.filter((_, index) => index % 2 === 0);
  const marked = new Map(names.map((part, index) => [part, pieces[2 * index + 1] ?? ""]));
  const [file = "", text = ""] = [...marked].find(([, content]) => content.includes(CURSOR)) ?? [];
  const before = text.slice(0, text.indexOf(CURSOR)).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const parts = new Map([...marked].map(([part, content]) => [part, content.replace(CURSOR, "")]));
  return { parts, file, position };
}

function isFile(part: string): boolean {
  return part.includes(".") && !part.startsWith("after ");
}

/** The fixes at the cursor, by what they say. */
async function fixesAt(editor: Editor, uri: string, { line }: Position): Promise<CodeAction[]> {
  const actions = await editor.actions(uri, line);
  return actions.filter(({ title }) => !/^(?:Explain|Ignore)/.test(title));
}

async function expectFixes(editor: Editor, project: Project, { parts, file, position }: Case): Promise<void> {
  const uri = project.uriOf(file);
  editor.open(uri, parts.get(file) ?? "");
  const fixes = await fixesAt(editor, uri, position);
  expect(fixes.map(({ title }) => title).join("\n")).toBe((parts.get("actions") ?? "").trim());
  const after = [...parts].filter(([part]) => part.startsWith("after "));
  if (after.length > 0) editor.apply((await editor.resolve(fixes[0])).edit);
  for (const [part, text] of after) expect(editor.text(project.uriOf(part.replace("after ", "")))).toBe(text);
}

async function expectDefinition(editor: Editor, project: Project, { parts, position }: Case): Promise<void> {
  const uri = project.uriOf("case.log");
  editor.open(uri, parts.get("log") ?? "", "log");
  const textDocument = { uri };
  const found: Location[] = await editor.connection.sendRequest("textDocument/definition", {
    textDocument,
    position,
  });
  const places = found.map(({ uri: file, range: { start } }) =>
    [file, start.line + 1, start.character + 1].join(":"),
  );
  expect(places).toEqual([project.uriOf((parts.get("definition") ?? "").trim())]);
}

it.each(readdirSync(CASES).filter((name) => name.endsWith(".txt")))("%s", async (name) => {
  const each = readCase(name);
  const files = [...each.parts].filter(([part]) => isFile(part));
  const project = temporaryProject(Object.fromEntries(files));
  const editor = await startEditor([project]);
  const source = { kind: "text", text: each.parts.get("log") ?? "" } as const;
  await editor.run("analyze", { source, until: "proved" });
  if (each.parts.has("actions")) await expectFixes(editor, project, each);
  if (each.parts.has("definition")) await expectDefinition(editor, project, each);
  expect(["actions", "definition"].some((part) => each.parts.has(part))).toBe(true);
});
