import { equal, match, ok } from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { beforeEach, describe, it } from "mocha";
import { commands, languages, window } from "vscode";
import { problemIn, provedFix, shownIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { CI_LOG, ROOT, fileUri, pageText, pasteLog, startAnew } from "./workspace.ts";

describe("broken input", () => {
  beforeEach(startAnew);

  it("of paths that lead out is linked and opened nowhere", async () => {
    const paths = ["../../../../etc/passwd", "/etc/passwd", "src/../../outside.ts", "C:\\Windows\\win.ini"];
    await pasteLog(paths.map((path) => `${path}(1,1): error TS1005: ';' expected.\n`).join("") + CI_LOG);
    await problemIn("src/cart.ts");
    const shown = languages
      .getDiagnostics()
      .filter(([, each]) => each.some(({ source }) => source === "hephaestus"));
    const outside = shown
      .map(([uri]) => uri.fsPath)
      .filter((path) => !path.startsWith(ROOT) && !path.includes("logs"));
    equal(outside.join(), "");
  });

  it("of more problems than are kept is capped, and says so", async () => {
    // Of a tool that nobody can ask again: what the workspace's linter knows nothing of is solved at once.
    const lines = Array.from(
      { length: 100_000 },
      (_, number) => `src/cart.ts:${number + 1}:1: error: part ${number} of the plan is missing`,
    );
    const log = fileUri("huge.log");
    writeFileSync(log.fsPath, `${lines.join("\n")}\n`);
    await commands.executeCommand("hephaestus.readFile", log);
    await problemIn("src/cart.ts");
    ok(shownIn("src/cart.ts").length <= 2000);
    await until("a count", async () => {
      await commands.executeCommand("hephaestus.doctor");
      return /\| problems \| 2,?000 errors/.test(await pageText("Doctor.md"));
    });
  });

  it("a file that was deleted between offer and choice is told as gone, and nothing is made", async () => {
    await pasteLog(CI_LOG);
    const problem = await problemIn("src/cart.ts");
    await provedFix("src/cart.ts", problem);
    const { fsPath } = fileUri("src/cart.ts");
    await commands.executeCommand("workbench.action.closeAllEditors");
    renameSync(fsPath, `${fsPath}.away`);
    await commands.executeCommand("hephaestus.fixAllProved");
    ok(!existsSync(fsPath));
    renameSync(`${fsPath}.away`, fsPath);
    match(readFileSync(fsPath, "utf8"), /quantitiy/);
  });

  it("a read-only file is not written behind its back", async () => {
    await pasteLog(CI_LOG);
    await provedFix("src/cart.ts", await problemIn("src/cart.ts"));
    const { fsPath } = fileUri("src/cart.ts");
    chmodSync(fsPath, 0o444);
    await commands.executeCommand("hephaestus.fixAllProved");
    match(readFileSync(fsPath, "utf8"), /quantitiy/);
    chmodSync(fsPath, 0o644);
  });

  it("a folder without tsconfig.json still has its problems shown", async () => {
    const [config, away] = [fileUri("tsconfig.json").fsPath, `${fileUri("tsconfig.json").fsPath}.away`];
    renameSync(config, away);
    await pasteLog(CI_LOG);
    match((await problemIn("src/cart.ts")).message, /quantitiy/);
    renameSync(away, config);
    ok(window.visibleTextEditors.length > 0);
  });
});
