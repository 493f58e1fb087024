import { equal, match, ok } from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { Position, commands, env, window, workspace, type Location, type LocationLink } from "vscode";
import { problemIn, provedFix, shownIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { CI_LOG, fileUri, pageText, pasteLog, startAnew } from "./workspace.ts";

describe("a log in the clipboard", () => {
  beforeEach(startAnew);

  it("becomes problems in the sources, with the cursor on the first one and the log beside", async () => {
    await pasteLog(CI_LOG);
    const problem = await problemIn("src/cart.ts");
    match(problem.message, /quantitiy/);
    const editor = window.activeTextEditor;
    ok(editor !== undefined && shownIn(workspace.asRelativePath(editor.document.uri)).length > 0);
    ok(window.visibleTextEditors.some(({ document }) => document.uri.path.includes("/pasted-")));
  });

  it("is read by the one key for everything, too", async () => {
    await env.clipboard.writeText(CI_LOG);
    await commands.executeCommand("hephaestus.fix");
    match((await problemIn("src/cart.ts")).message, /quantitiy/);
  });

  it("leads from its lines to the sources", async () => {
    await pasteLog(CI_LOG);
    const log = await until("the log", () =>
      window.visibleTextEditors.find(({ document }) => document.uri.path.includes("/pasted-")),
    );
    const lines = log.document.getText().split("\n");
    const line = lines.findIndex((text) => text.includes("src/cart.ts"));
    const character = (lines[line] ?? "").indexOf("src/cart.ts") + 2;
    const target = await until("a definition", async () => {
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        log.document.uri,
        new Position(line, character),
      );
      return found[0];
    });
    const uri = "uri" in target ? target.uri : target.targetUri;
    equal(uri.toString(), fileUri("src/cart.ts").toString());
  });

  it("keeps its problems when its editor is closed", async () => {
    await pasteLog(CI_LOG);
    await provedFix("src/cart.ts", await problemIn("src/cart.ts"));
    await commands.executeCommand("workbench.action.closeAllEditors");
    await provedFix("src/cart.ts", await problemIn("src/cart.ts"));
  });

  it("shows nothing where it tells of nothing", async () => {
    await pasteLog("compiled in 3 s\nall 12 tests passed\n");
    const report = await until("a report without problems", async () => {
      await commands.executeCommand("hephaestus.doctor");
      const text = await pageText("Doctor.md");
      return text.includes("| problems | no problem |") && text;
    });
    match(report, /\| server \| process/);
  });
});
