import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REQUESTS } from "../protocol/messages.ts";
import type { Overview } from "../protocol/overview.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import {
  AREA_ERROR,
  BROKEN_AREA,
  brokenArea,
  MENDED_AREA,
  temporaryProject,
  TSCONFIG,
} from "../testing/project.ts";

const SOURCE = { kind: "text" as const, text: AREA_ERROR };

async function solutionsOf(editor: Editor, source: { kind: "text"; text: string } = SOURCE) {
  await editor.run("analyze", { source, until: "proved" });
  const { roots }: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  return roots.flatMap(({ solutions }) => solutions);
}

it("tells what stands in the editor and what was taken back, also from the light bulb", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  editor.open(uri, BROKEN_AREA);
  await solutionsOf(editor);
  const [fix] = await editor.actions(uri, 0);
  const { edit } = await editor.resolve(fix);
  expect(editor.happenings).toEqual([]);
  editor.apply(edit);
  const title = "Change spelling to 'width' (proved)";
  await editor.until(() => editor.happenings.length === 1);
  editor.change(uri, BROKEN_AREA);
  await editor.until(() => editor.happenings.length === 2);
  expect(editor.happenings).toEqual([
    { kind: "applied", title, files: [uri] },
    { kind: "undone", title, files: [uri] },
  ]);
});

it("does not offer a fix again that was turned down, and is not sure of it any more", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const [fix] = await solutionsOf(editor);
  expect(fix?.verdict).toBe("proved");
  await editor.run("dismissFix", { solution: fix?.id ?? "" });
  const { roots }: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  expect(roots.flatMap(({ solutions }) => solutions)).toEqual([]);
  await editor.run("verify", {});
  expect((await editor.actions(project.uriOf("src/area.ts"), 0)).map(({ title }) => title)).not.toContain(
    "Change spelling to 'width' (proved)",
  );
});

const RIVALS =
  "interface Line {\n  price: number;\n  prize: number;\n}\n\nexport const cost = (line: Line): number => line.prise;\n";
const RIVALS_LOG = {
  kind: "text" as const,
  text: "src/cost.ts(6,50): error TS2551: Property 'prise' does not exist on type 'Line'. Did you mean 'price'?\n",
};

it("proposes first what was taken and kept before, also in another session", async () => {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "src/cost.ts": RIVALS });
  const state = temporaryProject({});
  const environment = { HEPHAESTUS_STATE_HOME: state.root };
  const first = await startEditor([project], { environment });
  const fixes = await solutionsOf(first, RIVALS_LOG);
  const second = fixes.find(({ title }) => title.includes("'prize'"));
  const uri = project.uriOf("src/cost.ts");
  first.open(uri, RIVALS);
  await first.run("applyFix", { solution: second?.id ?? "" });
  expect(readFileSync(project.path("src/cost.ts"), "utf8")).toBe(RIVALS);
  first.save(uri);
  await first.run("verify", {});
  project.write("src/cost.ts", RIVALS);
  const again = await startEditor([project], { environment });
  const [best] = await solutionsOf(again, RIVALS_LOG);
  expect(best).toMatchObject({ verdict: "plausible", isAi: false });
  expect(best?.title).toBe("Change spelling to 'prize' (not proved, taken before)");
});

it("remembers nothing of a fix that is taken back before it is saved", async () => {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "src/cost.ts": RIVALS });
  const environment = { HEPHAESTUS_STATE_HOME: temporaryProject({}).root };
  const first = await startEditor([project], { environment });
  const [best] = await solutionsOf(first, RIVALS_LOG);
  first.open(project.uriOf("src/cost.ts"), RIVALS);
  await first.run("applyFix", { solution: best?.id ?? "" });
  await first.run("undoLast", {});
  first.save(project.uriOf("src/cost.ts"));
  await first.run("verify", {});
  const again = await startEditor([project], { environment });
  const titles = (await solutionsOf(again, RIVALS_LOG)).map(({ title }) => title);
  expect(titles.join()).not.toContain("taken before");
});

it("applies and keeps what lies in a file that no editor shows", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const [fix] = await solutionsOf(editor);
  await editor.run("applyFix", { solution: fix?.id ?? "" });
  expect(readFileSync(project.path("src/area.ts"), "utf8")).toBe(MENDED_AREA);
  await editor.until(() => editor.happenings.some(({ kind }) => kind === "applied"));
});
