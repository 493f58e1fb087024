import { expect, it } from "vitest";
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
} from "vscode-languageserver-protocol";
import { REQUESTS, type LineLink } from "../protocol/messages.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { BROKEN_AREA, temporaryProject, TSCONFIG } from "../testing/project.ts";

const AT = "2026-11-20T09:01:02.1234567Z ";
const LINES = [
  "##[group]Run npx tsc",
  "shell: /usr/bin/bash -e {0}",
  "##[endgroup]",
  "##[error]src/area.ts(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?",
  "see src/note.txt and ../../etc/passwd and /etc/passwd:1",
  "##[error]Process completed with exit code 2.",
];
const LOG = LINES.map((line) => `${AT}${line}\n`).join("");

function ask<Answer>(editor: Editor, method: string, uri: string, more: object = {}): Promise<Answer> {
  return editor.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
}

it("makes an open log a place to work from", async () => {
  const project = temporaryProject({
    "tsconfig.json": TSCONFIG,
    "src/area.ts": BROKEN_AREA,
    "src/note.txt": "",
    "ci.log": LOG,
  });
  const editor = await startEditor([project]);
  const [log, area] = [project.uriOf("ci.log"), project.uriOf("src/area.ts")];
  editor.open(log, LOG, "log");
  await editor.until(() => editor.analyzed.some(({ stage }) => stage === "proved"));
  const [diagnostic] = await editor.until(() => editor.diagnostics.get(area));
  expect(diagnostic?.relatedInformation?.[0]).toMatchObject({
    location: { uri: log, range: { start: { line: 3 } } },
    message: "ci.log, line 4",
  });

  const links = await ask<DocumentLink[]>(editor, "documentLink", log);
  expect(links.map(({ target, range }) => [target, range.start.line])).toEqual([
    [`${area}#L1,48`, 3],
    [`${project.uriOf("src/note.txt")}#L1`, 4],
  ]);
  const position = { line: 3, character: 60 };
  expect(await ask<Location[]>(editor, "definition", log, { position })).toMatchObject([
    { uri: area, range: { start: { line: 0, character: 47 } } },
  ]);
  const nowhere = { position: { line: 0, character: 0 } };
  expect(await ask<Location[]>(editor, "definition", log, nowhere)).toEqual([]);

  expect(await ask<FoldingRange[]>(editor, "foldingRange", log)).toMatchObject([
    { startLine: 0, endLine: 5, collapsedText: "Run npx tsc" },
  ]);
  const symbols = await ask<DocumentSymbol[]>(editor, "documentSymbol", log);
  expect(symbols).toMatchObject([
    {
      name: "Run npx tsc",
      children: [{ detail: "TS2552", range: { start: { line: 3 } } }, { range: { start: { line: 5 } } }],
    },
  ]);
  const hover = await ask<Hover | null>(editor, "hover", log, { position });
  expect(hover?.contents).toMatchObject({ value: expect.stringContaining("Change spelling to") });
  expect(await ask<Hover | null>(editor, "hover", area, { position: { line: 0, character: 48 } })).toBeNull();

  const lenses = await ask<CodeLens[]>(editor, "codeLens", log);
  expect(lenses.filter(({ range }) => range.start.line === 3).map(({ command }) => command?.title)).toEqual([
    "Fix: Change spelling to 'width' (proved)",
    "Explain",
    "Ignore",
  ]);
  const [fix] = await editor.actions(log, 3);
  expect(fix?.title).toBe("Change spelling to 'width' (proved)");

  editor.close(log);
  await editor.until(() => editor.diagnostics.size === 0);
});

it("reads a log that is pasted into a new document", async () => {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "src/area.ts": BROKEN_AREA });
  const editor = await startEditor([project]);
  editor.open("untitled:Untitled-1", "", "log");
  editor.change("untitled:Untitled-1", LOG);
  await editor.until(() => editor.diagnostics.has(project.uriOf("src/area.ts")));
  expect(await ask<DocumentLink[]>(editor, "documentLink", "untitled:Untitled-1")).toHaveLength(1);
  expect(await ask<FoldingRange[]>(editor, "foldingRange", "untitled:Untitled-1")).toHaveLength(1);
});

it("shows what is in no file of the workspace in the log", async () => {
  const project = temporaryProject({ "ci.log": LOG });
  const editor = await startEditor([project]);
  editor.open(project.uriOf("ci.log"), LOG, "log");
  const shown = await editor.until(() => editor.diagnostics.get(project.uriOf("ci.log")));
  expect(shown.map(({ code, range }) => [code, range.start.line])).toContainEqual(["TS2552", 3]);
});

it("links what a line of a terminal names, as a log of a runner or container names it", async () => {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "packages/web/src/area.ts": BROKEN_AREA });
  const editor = await startEditor([project]);
  const links = (text: string): Promise<LineLink[]> =>
    editor.connection.sendRequest(REQUESTS.lineLinks, { text });
  const uri = project.uriOf("packages/web/src/area.ts");
  const text = "web:build: at area (/home/runner/work/shop/shop/packages/web/src/area.ts:1:14)";
  const [link, ...others] = await links(text);
  expect(link?.place).toEqual({
    uri,
    range: { start: { line: 0, character: 13 }, end: { line: 0, character: 13 } },
  });
  expect(text.slice(link?.start, link?.end)).toContain("packages/web/src/area.ts:1:14");
  expect(others).toEqual([]);
  expect(await links("see ../../../etc/passwd:1 and nothing.ts:2")).toEqual([]);
  expect(await links("x".repeat(30_000))).toEqual([]);
});
