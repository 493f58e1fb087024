import { writeFileSync } from "node:fs";
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
} from "../testing/project.ts";

async function analyzed(editor: Editor, text: string): Promise<void> {
  const summary = await editor.run("analyze", { source: { kind: "text", text }, until: "proved" });
  expect(summary.stage).toBe("proved");
}

it("offers fixes from what is known, best first, and what else can be done", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  expect(await editor.actions(uri, 0)).toEqual([]);
  await analyzed(editor, AREA_ERROR);
  const actions = await editor.actions(uri, 0);
  expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
    ["Change spelling to 'width' (proved)", "quickfix.hephaestus"],
    ["Explain: Cannot find name 'widht'. Did you mean 'width'?", "quickfix.hephaestus"],
    ["Ignore this once", "quickfix.hephaestus"],
    ["Ignore this in this file always (hephaestus.yaml)", "quickfix.hephaestus"],
  ]);
  expect(actions[0]).toMatchObject({ isPreferred: true, data: { solution: expect.any(String) } });
  expect(await editor.actions(uri, 1)).toEqual([]);
  expect(await editor.actions(uri, 0, ["refactor"])).toEqual([]);
  expect((await editor.actions(uri, 0, ["quickfix"])).length).toBe(4);
  const [all] = await editor.actions(uri, 0, ["source.fixAll"]);
  expect(all).toMatchObject({ title: "Apply 1 proved fix to this file", kind: "source.fixAll.hephaestus" });
  const { edit } = await editor.resolve(all);
  expect(edit).toMatchObject({ documentChanges: [{ textDocument: { uri, version: null } }] });
});

it("does nothing, and says so, where a file is not what the fix was made for", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const uri = project.uriOf("src/area.ts");
  await analyzed(editor, AREA_ERROR);
  const [fix] = await editor.actions(uri, 0);
  writeFileSync(project.path("src/area.ts"), `${BROKEN_AREA}// changed on the disk\n`);
  const refused = await editor.resolve(fix);
  expect(refused).toMatchObject({
    disabled: { reason: expect.stringContaining("src/area.ts has changed") },
  });
  expect(refused.edit).toBeUndefined();
  expect(editor.messages).toEqual(["Nothing was done: src/area.ts has changed since this fix was made."]);
  editor.open(uri, BROKEN_AREA);
  await editor.until(() => editor.analyzed.filter(({ stage }) => stage === "proved").length > 1);
  const [again] = await editor.actions(uri, 0);
  editor.change(uri, `// a line above\n${BROKEN_AREA}`);
  const [stale] = await editor.actions(uri, 1);
  expect(stale).toMatchObject({
    title: again?.title,
    disabled: { reason: expect.stringContaining("has changed") },
  });
  expect((await editor.resolve(again)).edit).toBeUndefined();
});

it("makes the fix anew for what is unsaved, at the place the error has moved to", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  editor.open(uri, BROKEN_AREA);
  await analyzed(editor, AREA_ERROR);
  editor.change(uri, `// one\n// two\n${BROKEN_AREA}`);
  await editor.until(() => editor.diagnostics.get(uri)?.[0]?.range.start.line === 2);
  const proofs = editor.analyzed.length;
  await editor.until(() => editor.analyzed.length > proofs);
  const [fix] = await editor.actions(uri, 2);
  editor.apply((await editor.resolve(fix)).edit);
  expect(editor.text(uri)).toBe(`// one\n// two\n${MENDED_AREA}`);
  await editor.until(() => editor.diagnostics.size === 0);
});

it("gives an editor that cannot resolve its edits at once, and by URI where it knows no versions", async () => {
  const project = temporaryProject({
    "tsconfig.json": TSCONFIG,
    "src/area.ts": BROKEN_AREA,
    "src/volume.ts": BROKEN_VOLUME,
  });
  const editor = await startEditor([project], { capabilities: {} });
  const uri = project.uriOf("src/volume.ts");
  await analyzed(editor, AREA_ERROR + VOLUME_ERROR);
  const [fix] = await editor.actions(uri, 1);
  expect(fix?.edit).toEqual({
    changes: {
      [uri]: [
        {
          range: { start: { line: 1, character: 78 }, end: { line: 1, character: 82 } },
          newText: "hight",
        },
      ],
    },
  });
  const [all] = await editor.actions(uri, 1, ["source.fixAll.hephaestus"]);
  expect(Object.keys(all?.edit?.changes ?? {})).toEqual([uri]);
});

it("puts the proved fixes of one file together", async () => {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "src/area.ts": BROKEN_AREA + BROKEN_DEPTH });
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  await analyzed(editor, AREA_ERROR + DEPTH_ERROR);
  const [all] = await editor.actions(uri, 0, ["source"]);
  expect(all?.title).toBe("Apply 2 proved fixes to this file");
  editor.apply((await editor.resolve(all)).edit);
  expect(editor.text(uri)).toBe(MENDED_AREA + BROKEN_DEPTH.replace("dpeth", "depth"));
  expect(await editor.run("undoLast", {})).toMatchObject({ files: [uri], left: [] });
  expect(editor.text(uri)).toBe(BROKEN_AREA + BROKEN_DEPTH);
});

const BROKEN_DEPTH = "export const twice = (depth: number): number => dpeth * 2;\n";
const DEPTH_ERROR = "src/area.ts(2,49): error TS2552: Cannot find name 'dpeth'. Did you mean 'depth'?\n";
