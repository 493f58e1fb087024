import { expect, it, onTestFinished, vi } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { showWork, type WorkViewer } from "./work-done.ts";
import { startEditor } from "../testing/editor.ts";
import { AREA_ERROR, temporaryProject } from "../testing/project.ts";

it("gives a log up that is cancelled while it is read", async () => {
  const project = temporaryProject({
    "big.log": "nothing to see in this line at all, move on\n".repeat(2_000_000),
  });
  const editor = await startEditor([project]);
  const cancellation = new CancellationTokenSource();
  const read = editor.connection.sendRequest(
    "workspace/executeCommand",
    {
      command: "hephaestus.analyze",
      arguments: [{ source: { kind: "file", uri: project.uriOf("big.log") } }],
    },
    cancellation.token,
  );
  await editor.until(() => editor.statuses.some(({ state }) => state === "reading"));
  cancellation.cancel();
  await expect(read).rejects.toMatchObject({ code: -32800 });
  await editor.until(() => editor.statuses.at(-1)?.state === "idle");
  expect(await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } })).toMatchObject({
    errors: 1,
  });
});

interface Shown {
  connection: WorkViewer;
  told: string[];
  cancel: () => void;
}

function shown(): Shown {
  const told: string[] = [];
  const cancellation = new CancellationTokenSource();
  const progress = {
    begin: (title: string) => told.push(`begin ${title}`),
    report: (...parts: unknown[]) => told.push(`report ${parts.join(" ")}`),
    done: () => told.push("done"),
    token: cancellation.token,
  };
  const window = { createWorkDoneProgress: () => Promise.resolve(progress) };
  return { connection: { window }, told, cancel: () => cancellation.cancel() };
}

it("shows long work with a button to end it, and short work not at all", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { connection, told, cancel } = shown();
  showWork(connection, true, "short", () => told.push("cancelled")).end();
  const long = showWork(connection, true, "long", () => told.push("cancelled"));
  long.report("too early");
  await vi.advanceTimersByTimeAsync(1000);
  long.report("half", 50);
  long.report("on");
  cancel();
  long.end();
  showWork(connection, false, "unsupported", () => undefined).end();
  expect(told).toEqual(["begin long", "report 50 half", "report on", "cancelled", "done"]);
});
