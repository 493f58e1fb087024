import { appendFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REQUESTS, type Diagnosis } from "../protocol/messages.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { AREA_ERROR, brokenArea, MENDED_AREA, temporaryProject } from "../testing/project.ts";

const WATCHED = "workspace/didChangeWatchedFiles";
const CHANGED = 2;

function doctor({ connection }: Editor): Promise<Diagnosis> {
  return connection.sendRequest(REQUESTS.doctor);
}

it("hears of files that others change, and starts its compiler anew for a project's own", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], {
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const watchers = await editor.until(() => editor.registered.get(WATCHED));
  expect(JSON.stringify(watchers)).toContain("tsconfig");
  const uri = project.uriOf("src/area.ts");
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  await editor.until(() => editor.diagnostics.has(uri));
  const { prover } = await doctor(editor);
  const tell = (file: string): void =>
    void editor.connection.sendNotification(WATCHED, {
      changes: [{ uri: project.uriOf(file), type: CHANGED }],
    });
  tell("node_modules/x/package.json");
  expect((await doctor(editor)).prover).toBe(prover);
  tell("tsconfig.json");
  expect((await doctor(editor)).prover).toBeUndefined();
  writeFileSync(project.path("src/area.ts"), MENDED_AREA);
  tell("src/area.ts");
  await editor.until(() => editor.diagnostics.size === 0);
  expect((await doctor(editor)).prover).not.toBe(prover);
});

it("takes folders up and drops them with what was in them", async () => {
  const [first, second] = [temporaryProject({ "lib/other.ts": "" }), brokenArea()];
  const editor = await startEditor([first], { settings: { prove: "onDemand" } });
  const folders = (added: { uri: string }[], removed: { uri: string }[]): void =>
    void editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: {
        added: added.map(({ uri }) => ({ uri, name: uri })),
        removed: removed.map(({ uri }) => ({ uri, name: uri })),
      },
    });
  folders([second], []);
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } });
  await editor.until(() => editor.diagnostics.has(second.uriOf("src/area.ts")));
  folders([], [second]);
  await editor.until(() => editor.diagnostics.size === 0);
  expect((await doctor(editor)).folders).toEqual([first.uri]);
});

it("follows the logs that the settings name, and none outside", async () => {
  const project = brokenArea();
  project.write("app.log", "");
  const editor = await startEditor([project], {
    settings: {
      tail: ["app.log", "../secret.log", "/etc/passwd"],
      prove: "onDemand",
      shownElsewhere: ["tsc"],
    },
  });
  const followed = async (): Promise<string[]> =>
    (await editor.run("tail", { action: "list" })).map(({ uri }) => uri);
  await expect.poll(followed, { timeout: 60_000 }).toEqual([project.uriOf("app.log")]);
  appendFileSync(project.path("app.log"), AREA_ERROR);
  const uri = project.uriOf("src/area.ts");
  await editor.until(() => editor.diagnostics.has(uri));
  editor.open(uri, MENDED_AREA);
  await editor.until(() => !editor.diagnostics.has(uri));
  editor.close(uri);
  await editor.until(() => editor.diagnostics.has(uri));
});

it("goes on following a log that is opened, or read whole, at the same moment", async () => {
  const project = brokenArea();
  project.write("app.log", "started\n");
  const log = project.uriOf("app.log");
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  editor.open(log, "started\n", "log");
  await editor.run("tail", { action: "start", uri: log });
  await editor.run("analyze", { source: { kind: "file", uri: log } });
  appendFileSync(project.path("app.log"), AREA_ERROR);
  await editor.until(() => editor.diagnostics.has(project.uriOf("src/area.ts")));
  expect(await editor.run("tail", { action: "list" })).toMatchObject([{ uri: log, state: "following" }]);
});

it("makes fixes when they are asked for, where it is told to wait", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const uri = project.uriOf("src/area.ts");
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } });
  expect((await doctor(editor)).prover).toBeUndefined();
  expect(await editor.actions(uri, 0)).toHaveLength(3);
  await editor.until(() => editor.analyzed.some(({ stage }) => stage === "proved"));
  expect(await editor.actions(uri, 0)).toHaveLength(4);
});
