import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REQUESTS, type Diagnosis } from "./protocol/messages.ts";
import type { Overview } from "./protocol/overview.ts";
import { startEditor, type Editor } from "./testing/editor.ts";
import { AREA_ERROR, BROKEN_AREA, brokenArea, MENDED_AREA, temporaryProject } from "./testing/project.ts";

/** Process ids of what the server started. */
async function helpersOf({ connection }: Editor): Promise<Diagnosis> {
  return await connection.sendRequest(REQUESTS.doctor);
}

it("places nothing outside the workspace, whatever a log says", async () => {
  const project = brokenArea();
  const outside = temporaryProject({ "secret.ts": BROKEN_AREA });
  const editor = await startEditor([project]);
  const claims = [
    outside.path("secret.ts"),
    `../${outside.root.split("/").at(-1)}/secret.ts`,
    "/etc/passwd",
    "src/../../secret.ts",
  ];
  const text = claims.map((path) => AREA_ERROR.replace("src/area.ts", path)).join("");
  await editor.run("analyze", { source: { kind: "text", text } });
  const { roots }: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  expect(roots.length).toBeGreaterThan(0);
  expect(roots.every(({ place }) => place === undefined)).toBe(true);
  expect(editor.diagnostics.size).toBe(0);
});

it("keeps as many problems as it may, and says how many more there are", async () => {
  const project = temporaryProject({ "src/area.ts": BROKEN_AREA });
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const lines = Array.from(
    { length: 100_000 },
    (_, index) => `src/area.ts(1,48): error TS2304: Cannot find name 'x${index}'.`,
  );
  const path = project.path("big.log");
  writeFileSync(path, lines.join("\n"));
  const summary = await editor.run("analyze", { source: { kind: "file", uri: project.uriOf("big.log") } });
  expect(summary).toMatchObject({ errors: 2000, omitted: 98_000, lines: 100_000 });
  expect(summary.notes).toContain("98000 more failures were counted, but not looked at.");
  const { roots, omitted }: Overview = await editor.connection.sendRequest(REQUESTS.overview, { limit: 10 });
  expect([roots.length, omitted]).toEqual([10, 1990]);
});

it("comes back with what it knew when its helpers are killed", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  const { reader = 0, prover = 0 } = await helpersOf(editor);
  for (const pid of [reader, prover]) process.kill(pid, "SIGKILL");
  expect((await editor.actions(uri, 0))[0]?.title).toBe("Change spelling to 'width' (proved)");
  expect(await editor.run("fixAll", {})).toMatchObject({ files: [uri], left: [] });
  expect(readFileSync(project.path("src/area.ts"), "utf8")).toBe(MENDED_AREA);
  expect(await editor.run("verify", {})).toMatchObject({ remaining: [], solved: [expect.any(String)] });
});

it("proves on when the prover is killed in the middle", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const proved = editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  await editor.until(() => editor.statuses.some(({ state }) => state === "proving"));
  const { prover = 0 } = await helpersOf(editor);
  process.kill(prover, "SIGKILL");
  expect(await proved).toMatchObject({ stage: "proved", proved: 1 });
});

it("lives on malformed settings, a null configuration and messages of the wrong shape", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], {
    settings: { prove: 7, tail: [null], maxProblems: "all" },
    initializationOptions: { trust: 3, settings: [], shows: {} },
  });
  const { connection } = editor;
  void connection.sendNotification("hephaestus/stream/open", { stream: 1 });
  void connection.sendNotification("hephaestus/shownElsewhere", null);
  void connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  void connection.sendNotification("workspace/didChangeConfiguration", { settings: { hephaestus: 3 } });
  await expect(connection.sendRequest(REQUESTS.streamAppend, { stream: 1 })).rejects.toThrow("stream");
  await expect(connection.sendRequest(REQUESTS.streamEnd, {})).rejects.toThrow();
  expect(await connection.sendRequest(REQUESTS.streamAppend, { stream: "none", text: "" })).toBeNull();
  expect(await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } })).toMatchObject({
    stage: "read",
  });
});

it("says that it cannot work where no program can read the workspace, but reads logs there", async () => {
  const editor = await startEditor([{ ...brokenArea(), uri: "vscode-vfs://github/a/b" }]);
  await editor.until(() => editor.statuses.some(({ state }) => state === "unsupported"));
  expect(
    await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" }),
  ).toMatchObject({ errors: 1, proved: 0 });
  const { roots } = await editor.connection.sendRequest<Overview>(REQUESTS.overview, {});
  expect(roots[0]?.unsolved).toBe("No folder of a disk is open: no fix can be made.");
});

it("makes and proves fixes on a machine without git", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { environment: { PATH: project.path("none") } });
  const summary = await editor.run("analyze", {
    source: { kind: "text", text: AREA_ERROR },
    until: "proved",
  });
  expect(summary).toMatchObject({ stage: "proved", errors: 1, proved: 1, notes: [] });
  const { uri } = project;
  expect(await editor.connection.sendRequest(REQUESTS.gitHubPlace, { folder: uri })).toBeNull();
  expect(await editor.connection.sendRequest<Diagnosis>(REQUESTS.doctor)).not.toHaveProperty("trouble");
});

it("finds the folder that a log is of among several", async () => {
  const [other, project] = [temporaryProject({ "lib/other.ts": "" }), brokenArea()];
  const editor = await startEditor([other, project]);
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  expect([...editor.diagnostics.keys()]).toEqual([project.uriOf("src/area.ts")]);
  const named = { source: { kind: "text" as const, text: AREA_ERROR }, folder: other.uri };
  expect((await editor.run("analyze", named)).first).toBeUndefined();
  await expect(editor.run("analyze", { ...named, folder: "file:///elsewhere" })).rejects.toThrow(
    "no folder of the workspace",
  );
});

it("makes no fix where hephaestus.yaml has mistakes, and tells them", async () => {
  const project = brokenArea();
  project.write("hephaestus.yaml", "protected_paths: 3\n");
  const editor = await startEditor([project]);
  const summary = await editor.run("analyze", {
    source: { kind: "text", text: AREA_ERROR },
    until: "proved",
  });
  expect(summary).toMatchObject({ errors: 1, proved: 0, plausible: 0 });
  expect(summary.notes[0]).toContain("hephaestus.yaml has one mistake");
});

it("shows no finding twice that another server shows in an open file", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  editor.open(uri, BROKEN_AREA);
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  await editor.until(() => editor.diagnostics.has(uri));
  const range = { start: { line: 0, character: 47 }, end: { line: 0, character: 52 } };
  const shown = (diagnostics: object[]): void =>
    void editor.connection.sendNotification("hephaestus/shownElsewhere", { uri, diagnostics });
  shown([{ code: 2552, range }]);
  await editor.until(() => !editor.diagnostics.has(uri));
  expect((await editor.actions(uri, 0))[0]?.title).toBe("Change spelling to 'width' (proved)");
  shown([{ code: 2304, range }]);
  await editor.until(() => editor.diagnostics.has(uri));
});
