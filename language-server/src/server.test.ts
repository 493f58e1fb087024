import { expect, it } from "vitest";
import { startEditor } from "./testing/editor.ts";
import { AREA_ERROR, BROKEN_AREA, brokenArea, MENDED_AREA } from "./testing/project.ts";

it("turns a pasted log into a diagnostic in a closed file, then into a proved fix", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  const summary = await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } });
  expect(summary).toMatchObject({ stage: "read", errors: 1, roots: 1, first: { uri } });
  const [diagnostic] = await editor.until(() => editor.diagnostics.get(uri));
  expect(diagnostic).toMatchObject({
    source: "hephaestus",
    code: "TS2552",
    range: { start: { line: 0, character: 47 }, end: { line: 0, character: 52 } },
  });
  await editor.until(() => editor.analyzed.some(({ stage }) => stage === "proved"));
  const [fix] = await editor.actions(uri, 0);
  expect(fix).toMatchObject({
    title: "Change spelling to 'width' (proved)",
    kind: "quickfix.hephaestus",
    isPreferred: true,
  });
  expect(fix?.edit).toBeUndefined();
  const { edit } = await editor.resolve(fix);
  editor.open(uri, BROKEN_AREA);
  editor.apply(edit);
  expect(editor.text(uri)).toBe(MENDED_AREA);
  await editor.until(() => editor.diagnostics.size === 0);
});
