import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { startEditor, type Editor } from "../testing/editor.ts";
import {
  AREA_ERROR,
  BROKEN_AREA,
  BROKEN_VOLUME,
  brokenArea,
  MENDED_AREA,
  temporaryProject,
  TSCONFIG,
  VOLUME_ERROR,
  type Project,
} from "../testing/project.ts";

function brokenTwice(): Project {
  return temporaryProject({
    "tsconfig.json": TSCONFIG,
    "src/area.ts": BROKEN_AREA,
    "src/volume.ts": BROKEN_VOLUME,
  });
}

async function solutions(editor: Editor, text: string): Promise<string[]> {
  await editor.run("analyze", { source: { kind: "text", text }, until: "proved" });
  const overview = await editor.connection.sendRequest<{ roots: { solutions: { id: string }[] }[] }>(
    "hephaestus/overview",
    {},
  );
  return overview.roots.flatMap((root) => root.solutions.map(({ id }) => id));
}

it("applies all proved fixes in one edit, and takes them back", async () => {
  const project = brokenTwice();
  const editor = await startEditor([project]);
  const [area, volume] = [project.uriOf("src/area.ts"), project.uriOf("src/volume.ts")];
  editor.open(area, BROKEN_AREA);
  await solutions(editor, AREA_ERROR + VOLUME_ERROR);
  const fixed = await editor.run("fixAll", {});
  expect(fixed).toMatchObject({ files: [area, volume], left: [] });
  expect(fixed.applied).toHaveLength(2);
  expect(editor.text(area)).toBe(MENDED_AREA);
  expect(editor.text(volume)).toContain("* hight;");
  expect(readFileSync(project.path("src/area.ts"), "utf8")).toBe(BROKEN_AREA);
  await editor.until(() => editor.diagnostics.size === 0);
  expect(await editor.run("undoLast", {})).toMatchObject({ files: [area, volume], left: [] });
  expect(editor.text(area)).toBe(BROKEN_AREA);
  expect(editor.text(volume)).toBe(BROKEN_VOLUME);
  await editor.until(() => editor.diagnostics.size === 2);
  await expect(editor.run("undoLast", {})).rejects.toThrow("There is no fix of this session to take back");
});

it("keeps to a file where it is told to", async () => {
  const project = brokenTwice();
  const editor = await startEditor([project]);
  await solutions(editor, AREA_ERROR + VOLUME_ERROR);
  expect(await editor.run("fixAll", { within: project.uriOf("src/volume.ts") })).toMatchObject({
    files: [project.uriOf("src/volume.ts")],
  });
  expect(await editor.run("fixAll", { within: project.uriOf("elsewhere") })).toEqual({
    applied: [],
    files: [],
    left: [],
  });
});

it("previews, applies, and refuses what is stale or read-only", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { initializationOptions: { shows: ["preview"] } });
  const [solution = ""] = await solutions(editor, AREA_ERROR);
  const preview = await editor.run("previewFix", { solution });
  expect(preview).toMatchObject({ title: "Change spelling to 'width' (proved)" });
  expect(preview.diff).toContain("+export const area = (width: number): number => width * 2;");
  expect(preview.stale).toBeUndefined();
  writeFileSync(project.path("src/area.ts"), `// other\n${BROKEN_AREA}`);
  expect(await editor.run("previewFix", { solution })).toMatchObject({
    stale: "src/area.ts has changed since this fix was made.",
  });
  const refused = await editor.run("applyFix", { solution });
  expect(refused).toMatchObject({
    applied: [],
    left: [{ solution, reason: "src/area.ts has changed since this fix was made." }],
  });
  expect(editor.messages.at(-1)).toContain("Not applied: Change spelling to 'width' (proved).");
  await expect(editor.run("applyFix", { solution: "nothing" })).rejects.toThrow("not offered any more");
});

it("says what to run again to prove what was applied", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const source = {
    kind: "output" as const,
    text: AREA_ERROR,
    command: "npm test",
    exitCode: 2,
    cwd: project.root,
  };
  await editor.run("analyze", { source, until: "proved" });
  const [fix] = await editor.actions(project.uriOf("src/area.ts"), 0);
  expect(await editor.run("applyFix", { solution: String(fix?.data?.solution) })).toMatchObject({
    files: [project.uriOf("src/area.ts")],
    rerun: { command: "npm test", cwd: project.root },
  });
  expect(readFileSync(project.path("src/area.ts"), "utf8")).toBe(MENDED_AREA);
  const passed = { ...source, text: "all fine\n", exitCode: 0 };
  expect(await editor.run("analyze", { source: passed })).toMatchObject({
    errors: 0,
    notes: ["The command passed."],
  });
  await editor.until(() => editor.diagnostics.size === 0);
});

it("explains as Markdown, and ignores once or by a rule", async () => {
  const project = brokenTwice();
  const editor = await startEditor([project], { initializationOptions: { shows: ["explanation"] } });
  const [area, volume] = [project.uriOf("src/area.ts"), project.uriOf("src/volume.ts")];
  await solutions(editor, AREA_ERROR + VOLUME_ERROR);
  const { markdown } = await editor.run("explain", { uri: area, position: { line: 0, character: 3 } });
  expect(markdown).toContain(String.raw`**Cannot find name 'widht'\. Did you mean 'width'?**`);
  expect(markdown).toContain("[`src/area.ts:1`](file:///");
  expect(markdown).toContain(String.raw`**Change spelling to 'width' \(proved\)**`);
  await expect(editor.run("explain", { problem: "none" })).rejects.toThrow("no problem here");
  const at = { uri: area, position: { line: 0, character: 3 } };
  expect(await editor.run("ignore", { ...at, how: "once" })).toEqual({ ignored: 1 });
  await editor.until(() => !editor.diagnostics.has(area));
  expect(existsSync(project.path("hephaestus.yaml"))).toBe(false);
  expect(
    await editor.run("ignore", { uri: volume, position: { line: 1, character: 0 }, how: "always" }),
  ).toEqual({ ignored: 1, file: project.uriOf("hephaestus.yaml") });
  expect(readFileSync(project.path("hephaestus.yaml"), "utf8")).toBe(
    "ignore:\n  - tool: tsc\n    code: TS2552\n    path: src/volume.ts\n",
  );
  await editor.until(() => editor.diagnostics.size === 0);
  const again = await editor.run("analyze", { source: { kind: "text", text: VOLUME_ERROR } });
  expect(again).toMatchObject({ errors: 0, notes: ["1 problem is left out, as hephaestus.yaml says."] });
});

it("verifies what is solved, and clears", async () => {
  const project = brokenTwice();
  const editor = await startEditor([project]);
  await solutions(editor, AREA_ERROR + VOLUME_ERROR);
  writeFileSync(project.path("src/area.ts"), MENDED_AREA);
  const { solved, remaining } = await editor.run("verify", {});
  expect([solved.length, remaining.length]).toEqual([1, 1]);
  await editor.until(() => editor.diagnostics.size === 1);
  expect(await editor.run("clear", {})).toBeNull();
  await editor.until(() => editor.diagnostics.size === 0);
});

it("says what it cannot take, and that it knows no such command", async () => {
  const editor = await startEditor([]);
  await expect(
    editor.connection.sendRequest("workspace/executeCommand", {
      command: "hephaestus.applyFix",
      arguments: [{ solution: 1 }],
    }),
  ).rejects.toThrow("hephaestus.applyFix cannot take its argument, solution");
  await expect(
    editor.connection.sendRequest("workspace/executeCommand", { command: "hephaestus.nothing" }),
  ).rejects.toThrow("There is no command hephaestus.nothing.");
  await expect(
    editor.run("analyze", { source: { kind: "file", uri: "vscode-vfs://github/a/b.log" } }),
  ).rejects.toThrow("is no file on this machine");
  await expect(
    editor.run("analyze", { source: { kind: "file", uri: "file:///no/such.log" } }),
  ).rejects.toThrow("no such log: such.log");
});

it("never writes a read-only file behind the editor's back", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { capabilities: { workspace: { applyEdit: true } } });
  chmodSync(project.path("src/area.ts"), 0o444);
  const [solution = ""] = await solutions(editor, AREA_ERROR);
  editor.connection.onRequest("workspace/applyEdit", () => ({
    applied: false,
    failureReason: "It is read-only.",
  }));
  expect(await editor.run("applyFix", { solution })).toMatchObject({
    applied: [],
    left: [{ reason: "It is read-only." }],
  });
  expect(readFileSync(project.path("src/area.ts"), "utf8")).toBe(BROKEN_AREA);
});
