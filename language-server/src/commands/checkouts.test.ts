import { expect, it } from "vitest";
import type { CodeLens } from "vscode-languageserver-protocol";
import { startEditor, type Editor } from "../testing/editor.ts";
import { BROKEN_AREA, temporaryProject, TSCONFIG, type Project } from "../testing/project.ts";

const SHOWS = { shows: ["checkout"] };
const MESSAGE = "error TS2552: Cannot find name 'widht'. Did you mean 'width'?";

function flat(): Project {
  return temporaryProject({
    "tsconfig.json": TSCONFIG,
    "packages/web/area.ts": BROKEN_AREA,
    "packages/web/top.ts": "export {};\n",
  });
}

function analyze(editor: Editor, project: Project, text: string) {
  project.write("ci.log", text);
  return editor.run("analyze", { source: { kind: "file", uri: project.uriOf("ci.log") } });
}

it("finds the checkout's folder by the user's choice, and links and problems with it", async () => {
  const project = flat();
  const editor = await startEditor([project], {
    initializationOptions: SHOWS,
    settings: { prove: "onDemand" },
  });
  const log = `/build/x7/area.ts(1,48): ${MESSAGE}\n/build/x7/top.ts(1,1): ${MESSAGE}\n`;
  const read = await analyze(editor, project, log);
  expect(read.unplaced).toEqual(["/build/x7/area.ts", "/build/x7/top.ts"]);
  const { choices, paths } = await editor.run("checkouts", { source: read.source });
  expect(paths).toBe(2);
  expect(choices[0]).toEqual({
    from: "/build/x7",
    to: project.uriOf("packages/web"),
    path: "/build/x7/area.ts",
    file: "packages/web/area.ts",
    found: 2,
  });
  const { from = "", to = "" } = choices[0] ?? {};
  const uri = project.uriOf("ci.log");
  editor.open(uri, log, "log");
  const lenses: CodeLens[] = await editor.connection.sendRequest("textDocument/codeLens", {
    textDocument: { uri },
  });
  expect(lenses[0]?.command?.title).toBe(
    "2 paths are not found here: Choose the CI Runner's Checkout Folder",
  );
  editor.settings({ checkouts: [{ from, to }], prove: "onDemand" });
  const placed = ["packages/web/area.ts", "packages/web/top.ts"].map((file) => project.uriOf(file));
  await editor.until(() => placed.every((file) => editor.diagnostics.has(file)));
  const places: { uri: string }[] = await editor.connection.sendRequest("textDocument/definition", {
    textDocument: { uri },
    position: { line: 1, character: 12 },
  });
  expect(places[0]?.uri).toBe(project.uriOf("packages/web/top.ts"));
});

it("asks by a message where the editor has no view, and goes by the answer", async () => {
  const project = flat();
  const answers = ["/build/x7/area.ts is packages/web/area.ts"];
  const editor = await startEditor([project], { answers });
  const { source } = await analyze(editor, project, `/build/x7/area.ts(1,48): ${MESSAGE}\n`);
  await editor.run("checkouts", { source });
  expect(editor.questions).toEqual(["Which folder is the CI runner's checkout directory?"]);
  await editor.until(() => editor.diagnostics.has(project.uriOf("packages/web/area.ts")));
});

it("offers no choice where a path has no namesake here, or leads to installed packages", async () => {
  const project = flat();
  const editor = await startEditor([project], { initializationOptions: SHOWS });
  const log = `/build/x7/other.ts(1,48): ${MESSAGE}\n/build/node_modules/x/area.ts(1,1): ${MESSAGE}\n`;
  const read = await analyze(editor, project, log);
  expect(read).not.toHaveProperty("unplaced");
  expect(await editor.run("checkouts", { source: read.source })).toMatchObject({ paths: 0, choices: [] });
});

it("never follows a checkout out of the workspace", async () => {
  const project = flat();
  const other = temporaryProject({ "secret.ts": BROKEN_AREA });
  const checkouts = [
    { from: "/build", to: other.uri },
    { from: "/build", to: `../${other.root.split("/").at(-1)}` },
    { from: "/build/x7", to: "packages/web/../../.." },
  ];
  const editor = await startEditor([project], { settings: { checkouts, prove: "onDemand" } });
  await analyze(
    editor,
    project,
    `/build/secret.ts(1,48): ${MESSAGE}\n/build/x7/../x/secret.ts(1,1): ${MESSAGE}\n`,
  );
  expect([...editor.diagnostics.keys()].some((uri) => uri.includes("secret"))).toBe(false);
});

it("tells folders that a log fits equally, and takes the one that is chosen from then on", async () => {
  const [first, second] = [
    temporaryProject({ "src/area.ts": BROKEN_AREA }),
    temporaryProject({ "src/area.ts": BROKEN_AREA }),
  ];
  const settings = { prove: "onDemand" };
  const editor = await startEditor([first, second], { initializationOptions: SHOWS, settings });
  const text = `src/area.ts(1,48): ${MESSAGE}\n`;
  const read = await editor.run("analyze", { source: { kind: "text", text } });
  expect(read.tied).toEqual([first.uri, second.uri]);
  expect(await editor.run("checkouts", { source: read.source })).toMatchObject({ tied: read.tied });
  editor.settings({ ...settings, checkouts: [{ from: "", to: second.uri }] });
  await expect
    .poll(async () => (await editor.run("analyze", { source: { kind: "text", text } })).tied, {
      timeout: 60_000,
    })
    .toBeUndefined();
  await editor.until(() => editor.diagnostics.has(second.uriOf("src/area.ts")));
});

it("asks nobody where the log tells the folder's name, or its package's", async () => {
  const [first, second] = [
    temporaryProject({ "src/area.ts": BROKEN_AREA }),
    temporaryProject({ "src/area.ts": BROKEN_AREA, "package.json": '{ "name": "shop" }' }),
  ];
  const editor = await startEditor([first, second], { settings: { prove: "onDemand" } });
  const text = `/home/runner/work/shop/shop/src/area.ts(1,48): ${MESSAGE}\n`;
  expect(await editor.run("analyze", { source: { kind: "text", text } })).not.toHaveProperty("tied");
  await editor.until(() => editor.diagnostics.has(second.uriOf("src/area.ts")));
  expect(editor.diagnostics.has(first.uriOf("src/area.ts"))).toBe(false);
});
