import { equal, match, ok } from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { afterEach, beforeEach, describe, it } from "mocha";
import { commands, window } from "vscode";
import { problemIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { fileUri, pageText, pasteLog, startAnew } from "./workspace.ts";

const LOG = [
  "zorkc 1.2 starts",
  "zorkc: src/cart.ts:28:65: flux is missing here",
  ...Array.from({ length: 80 }, (_, number) => `step ${number} is done`),
  "",
].join("\n");
const CONFIG = fileUri("hephaestus.yaml");

describe("a log in which no parser knows an error", () => {
  beforeEach(startAnew);
  afterEach(() => rmSync(CONFIG.fsPath, { force: true }));

  it("is shown at the line that looks like trouble", async () => {
    await pasteLog(LOG);
    await commands.executeCommand("hephaestus.showSuspicious");
    const editor = await until("the log", () =>
      window.activeTextEditor?.document.uri.path.includes("/pasted-") === true
        ? window.activeTextEditor
        : undefined,
    );
    equal(editor.selection.active.line, 1);
  });

  it("is read by a pattern that is shown before it is saved", async () => {
    await pasteLog(LOG);
    await commands.executeCommand("hephaestus.teachPattern");
    const editor = await until("the pattern", () =>
      window.activeTextEditor?.document.uri.path.endsWith("hephaestus.yaml") === true
        ? window.activeTextEditor
        : undefined,
    );
    match(editor.document.getText(), /name: zorkc/);
    ok(!existsSync(CONFIG.fsPath));
    await editor.document.save();
    match((await problemIn("src/cart.ts")).message, /flux is missing/);
  });

  it("stands in the history with what was done", async () => {
    await pasteLog(LOG);
    const page = await until("an entry", async () => {
      await commands.executeCommand("hephaestus.showHistory");
      const text = await pageText("History.md");
      return text.includes("no known error") && text;
    });
    match(page, /\| read \| pasted/);
  });
});
