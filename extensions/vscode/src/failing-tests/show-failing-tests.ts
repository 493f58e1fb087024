import * as vscode from "vscode";
import type { Disposable, TestController, TestItem, TestMessage } from "vscode";
import type { Place, ProblemItem } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { failedTests, testsKey } from "./failed-tests.ts";

type FrameClass = new (label: string, uri: vscode.Uri, position: vscode.Position) => object;

/** Shows the failing tests of a CI run in the editor's view of tests, with its own peek; nothing before there is one. */
export function showFailingTests({ knowledge }: Session): Disposable[] {
  let controller: TestController | undefined;
  let shown = testsKey([]);
  return [
    { dispose: () => controller?.dispose() },
    knowledge.onDidChange(() => {
      const tests = failedTests(knowledge.overview ?? { roots: [] });
      const key = testsKey(tests);
      if (key === shown) return;
      shown = key;
      controller ??= vscode.tests.createTestController("hephaestus", vscode.l10n.t("CI (Hephaestus)"));
      showIn(controller, tests);
    }),
  ];
}

function showIn(controller: TestController, tests: readonly ProblemItem[]): void {
  const items = tests.map((problem) => ({ problem, item: itemOf(controller, problem) }));
  controller.items.replace(items.map(({ item }) => item));
  if (items.length === 0) return;
  const request = new vscode.TestRunRequest(items.map(({ item }) => item));
  const run = controller.createTestRun(request, tests[0]?.job, false);
  for (const { problem, item } of items) {
    if (problem.status === "solved") run.passed(item);
    else run.failed(item, messageOf(problem));
  }
  run.end();
}

function itemOf(controller: TestController, { id, test = "", place, job }: ProblemItem): TestItem {
  const item = controller.createTestItem(
    id,
    test,
    place === undefined ? undefined : vscode.Uri.parse(place.uri),
  );
  if (place !== undefined) item.range = rangeOf(place);
  if (job !== undefined) item.description = job;
  return item;
}

function messageOf({ message, place, frames = [] }: ProblemItem): TestMessage {
  const told = new vscode.TestMessage(message);
  if (place !== undefined) told.location = new vscode.Location(vscode.Uri.parse(place.uri), rangeOf(place));
  const Frame: unknown = Reflect.get(vscode, "TestMessageStackFrame");
  if (isFrameClass(Frame) && frames.length > 0)
    Reflect.set(
      told,
      "stackTrace",
      frames.map(({ label, place: at }) => new Frame(label, vscode.Uri.parse(at.uri), rangeOf(at).start)),
    );
  return told;
}

function rangeOf({ range: { start, end } }: Place): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Of editors since 1.93. */
function isFrameClass(value: unknown): value is FrameClass {
  return typeof value === "function";
}
