import { equal, match, ok } from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import {
  TabInputTextDiff,
  WorkspaceEdit,
  commands,
  window,
  workspace,
  Position,
  type CodeAction,
} from "vscode";
import { noProblemIn, problemIn, provedFix, shownIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { CI_LOG, fileUri, pageText, pasteLog, startAnew } from "./workspace.ts";

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(fileUri(path))).getText();
}

describe("fixes", () => {
  beforeEach(startAnew);

  it("are offered where the problem is, proved, and clear it", async () => {
    await pasteLog(CI_LOG);
    const problem = await problemIn("src/cart.ts");
    const { edit } = await provedFix("src/cart.ts", problem);
    ok(edit !== undefined && (await workspace.applyEdit(edit)));
    equal((await textOf("src/cart.ts")).includes("quantitiy"), false);
    await noProblemIn("src/cart.ts");
  });

  it("are applied all at once, as far as they are proved, and taken back at once", async () => {
    await pasteLog(CI_LOG);
    await provedFix("src/cart.ts", await problemIn("src/cart.ts"));
    const before = await textOf("src/invoice.ts");
    void commands.executeCommand("hephaestus.fixAllProved");
    await until("the fixes", async () => (await textOf("src/invoice.ts")) !== before);
    await noProblemIn("src/cart.ts");
    await commands.executeCommand("hephaestus.undo");
    equal(await textOf("src/invoice.ts"), before);
  });

  it("are shown side by side before they are applied", async () => {
    await pasteLog(CI_LOG);
    await provedFix("src/cart.ts", await problemIn("src/cart.ts"));
    await window.showTextDocument(fileUri("src/cart.ts"), {
      selection: (await problemIn("src/cart.ts")).range,
    });
    await commands.executeCommand("hephaestus.preview");
    const input = await until("the preview", () => {
      const tab = window.tabGroups.activeTabGroup.activeTab?.input;
      return tab instanceof TabInputTextDiff ? tab : undefined;
    });
    match((await workspace.openTextDocument(input.modified)).getText(), /line\.quantity/);
    await commands.executeCommand("hephaestus.applyPreviewed");
    equal((await textOf("src/cart.ts")).includes("quantitiy"), false);
  });

  it("do nothing where the file has changed since", async () => {
    await pasteLog(CI_LOG);
    const problem = await problemIn("src/cart.ts");
    await provedFix("src/cart.ts", problem);
    const stale = new WorkspaceEdit();
    stale.insert(
      fileUri("src/cart.ts"),
      new Position(problem.range.start.line, 0),
      "/* changed */ const x = 1;\n",
    );
    await workspace.applyEdit(stale);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      fileUri("src/cart.ts"),
      problem.range,
      "quickfix.hephaestus",
      10,
    );
    const changed = await textOf("src/cart.ts");
    for (const { edit } of actions) if (edit !== undefined) await workspace.applyEdit(edit);
    ok(changed.includes("/* changed */") && (await textOf("src/cart.ts")).includes("/* changed */"));
  });

  it("are explained", async () => {
    await pasteLog(CI_LOG);
    await window.showTextDocument(fileUri("src/cart.ts"), {
      selection: (await problemIn("src/cart.ts")).range,
    });
    await commands.executeCommand("hephaestus.explainProblem");
    match(await pageText("Explanation.md"), /quantitiy/);
  });

  it("vanish with everything that is known, when all is cleared", async () => {
    await pasteLog(CI_LOG);
    await problemIn("src/cart.ts");
    await commands.executeCommand("hephaestus.clearAll");
    await noProblemIn("src/cart.ts");
    equal(shownIn("src/invoice.ts").length, 0);
  });
});
