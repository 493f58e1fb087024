import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import type { SourceSummary, TailState } from "../protocol/commands.ts";
import { CLIENT_NOTIFICATIONS, REQUESTS, type Diagnosis } from "../protocol/messages.ts";
import type { Overview } from "../protocol/overview.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { AREA_ERROR, brokenArea } from "../testing/project.ts";

function open(editor: Editor, stream: string, more: object = {}): void {
  void editor.connection.sendNotification(CLIENT_NOTIFICATIONS.streamOpen, {
    stream,
    kind: "terminal",
    label: "npm test",
    command: "npm test",
    ...more,
  });
}

async function append(editor: Editor, stream: string, text: string): Promise<void> {
  await editor.connection.sendRequest(REQUESTS.streamAppend, { stream, text });
}

function end(editor: Editor, stream: string, exitCode: number): Promise<SourceSummary> {
  return editor.connection.sendRequest(REQUESTS.streamEnd, { stream, exitCode });
}

/** The summary of a followed log, when it is as it is waited for. */
async function summaryOnce(
  editor: Editor,
  log: string,
  isReached: (summary: SourceSummary) => boolean,
): Promise<SourceSummary> {
  return await vi.waitUntil(
    async () => {
      const { sources } = await editor.connection.sendRequest<Overview>(REQUESTS.overview, {});
      return sources.find((each) => each.uri === log && isReached(each));
    },
    { timeout: 60_000 },
  );
}

it("reads a terminal while it prints, and takes a run's problems away when the next one passes", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  const uri = project.uriOf("src/area.ts");
  open(editor, "1", { cwd: project.root });
  const colored = AREA_ERROR.replace("error", "\u001B[31merror\u001B[0m");
  await append(editor, "1", `\u001B]633;C\u0007> tsc\r\n${colored.slice(0, 20)}`);
  await append(editor, "1", colored.slice(20));
  await append(editor, "1", "ok\n".repeat(5000));
  await editor.until(() => editor.diagnostics.has(uri));
  expect(await end(editor, "1", 2)).toMatchObject({
    stage: "read",
    errors: 1,
    exitCode: 2,
    command: "npm test",
  });
  await editor.until(() => editor.analyzed.some(({ proved }) => proved === 1));
  open(editor, "2", { cwd: project.root });
  await append(editor, "2", AREA_ERROR);
  expect(await end(editor, "2", 0)).toMatchObject({ errors: 0, notes: ["The command passed."] });
  await editor.until(() => editor.diagnostics.size === 0);
  await expect(end(editor, "2", 0)).rejects.toThrow("There is no open stream 2.");
});

it("does not trust the exit status of a pipe", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  open(editor, "1", { command: "npx tsc | tee out.log" });
  await append(editor, "1", AREA_ERROR);
  expect(await end(editor, "1", 0)).toMatchObject({ errors: 1 });
});

it("goes on with a stream when its reader was killed", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  open(editor, "1");
  await append(editor, "1", AREA_ERROR);
  const { reader = 0 } = await editor.connection.sendRequest<Diagnosis>(REQUESTS.doctor);
  process.kill(reader, "SIGKILL");
  await append(editor, "1", "src/other.ts(1,1): error TS2304: Cannot find name 'x'.\n");
  expect(await end(editor, "1", 1)).toMatchObject({ errors: 2 });
});

it("follows a log through a rotation", async () => {
  const project = brokenArea();
  project.write("app.log", `${AREA_ERROR.replace("2552", "2304")}old\n`);
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const [uri, log] = [project.uriOf("src/area.ts"), project.uriOf("app.log")];
  const tail = (action: "start" | "stop" | "list"): Promise<TailState[]> =>
    editor.run("tail", { action, uri: log });
  expect(await tail("start")).toMatchObject([{ uri: log, state: "following", rotations: 0 }]);
  appendFileSync(project.path("app.log"), AREA_ERROR);
  const [first] = await editor.until(() => editor.diagnostics.get(uri));
  expect(first).toMatchObject({
    code: "TS2552",
    relatedInformation: [{ location: { range: { start: { line: 2 } } } }],
  });
  renameSync(project.path("app.log"), project.path("app.log.1"));
  writeFileSync(project.path("app.log"), `new\n${AREA_ERROR.replace("2552", "2339")}`);
  const both = await editor.until(() => {
    const shown = editor.diagnostics.get(uri);
    return shown !== undefined && shown.length === 2 && shown;
  });
  expect(
    both.map(({ code, relatedInformation }) => [code, relatedInformation?.[0]?.location.range.start.line]),
  ).toEqual([
    ["TS2552", undefined],
    ["TS2339", 1],
  ]);
  expect(await tail("stop")).toEqual([]);
  await expect(editor.run("tail", { action: "start" })).rejects.toThrow("Which log is it?");
});

it("tells the trace that a followed log ends with, though no line comes after it", async () => {
  const project = brokenArea();
  project.write("app.log", "");
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  await editor.run("tail", { action: "start", uri: project.uriOf("app.log") });
  const trace = `TypeError: width is undefined\n    at area (${project.path("src/area.ts")}:1:14)\n`;
  appendFileSync(project.path("app.log"), `listening\n${trace}`);
  const [shown, ...others] = await editor.until(() => editor.diagnostics.get(project.uriOf("src/area.ts")));
  expect([shown?.message, others.length]).toEqual(["TypeError: width is undefined", 0]);
  appendFileSync(project.path("app.log"), `listening\n${trace.replace("TypeError", "RangeError")}`);
  await editor.until(() => editor.diagnostics.get(project.uriOf("src/area.ts"))?.length === 2);
});

it("raises an alarm of a followed log as hephaestus.yaml sets its thresholds, and counts nothing twice", async () => {
  const project = brokenArea();
  project.write(
    "hephaestus.yaml",
    "log: { threshold_level: error, threshold_count: 3, threshold_window: 1m }\n",
  );
  project.write("app.log", "before\n");
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const log = project.uriOf("app.log");
  await editor.run("tail", { action: "start", uri: log });
  const failed = (order: number, second: number): string =>
    `2026-11-20T09:01:0${second}Z ERROR order ${order} failed\n`;
  appendFileSync(
    project.path("app.log"),
    `${failed(1, 1)}2026-11-20T09:01:01Z WARN order 9 failed\n${failed(2, 2)}`,
  );
  const counted = await summaryOnce(editor, log, ({ lines }) => lines === 3);
  expect(counted.alarms).toEqual({ raised: 0 });
  const { reader = 0 } = await editor.connection.sendRequest<Diagnosis>(REQUESTS.doctor);
  process.kill(reader, "SIGKILL");
  appendFileSync(project.path("app.log"), failed(3, 3));
  const raised = await summaryOnce(editor, log, ({ alarms }) => alarms?.raised === 1);
  expect(raised.alarms).toEqual({
    raised: 1,
    newest: {
      kind: "count",
      count: 3,
      span: "1m",
      text: expect.stringMatching(/order .+ failed$/),
      place: { uri: log, range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } } },
    },
  });
});

it("tells of no thresholds where none are set", async () => {
  const project = brokenArea();
  project.write("app.log", "");
  project.write("hephaestus.yaml", "mode: suggest\n");
  const editor = await startEditor([project], { settings: { prove: "onDemand" } });
  const log = project.uriOf("app.log");
  await editor.run("tail", { action: "start", uri: log });
  appendFileSync(project.path("app.log"), "2026-11-20T09:01:02Z ERROR order 7 failed\n");
  const summary = await summaryOnce(editor, log, ({ lines }) => lines === 1);
  expect(summary).not.toHaveProperty("alarms");
});
