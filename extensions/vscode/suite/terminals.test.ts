import { match } from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { ShellExecution, Task, TaskScope, tasks, window } from "vscode";
import { noProblemIn, problemIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { ROOT, fileUri, startAnew, write } from "./workspace.ts";

const COMPILE = "node node_modules/typescript/bin/tsc --noEmit --pretty false";

/** Sources without an error; the compiler passes. */
const REPAIRED = "export {};\n";

const BROKEN = ["cart", "fulfilment", "invoice", "pricing", "server", "shipping"];

async function repairAll(): Promise<void> {
  for (const name of BROKEN) await write(fileUri(`src/${name}.ts`).fsPath, REPAIRED);
}

describe("terminals and tasks", () => {
  beforeEach(startAnew);

  it("are read when a command fails, and cleared when it passes", async () => {
    const terminal = window.createTerminal({ name: "suite", cwd: ROOT });
    terminal.show();
    await until(
      "shell integration",
      () => "shellIntegration" in terminal && terminal.shellIntegration !== undefined,
    );
    terminal.sendText(COMPILE);
    match((await problemIn("src/cart.ts")).message, /quantitiy/);
    await repairAll();
    terminal.sendText(COMPILE);
    await noProblemIn("src/cart.ts");
  });

  it("are read of a task, with nothing in tasks.json", async () => {
    const execution = new ShellExecution(COMPILE, { cwd: ROOT });
    const task = new Task({ type: "shell" }, TaskScope.Workspace, "compile", "suite", execution, []);
    await tasks.executeTask(task);
    match((await problemIn("src/cart.ts")).message, /quantitiy/);
    await repairAll();
    await tasks.executeTask(task);
    await noProblemIn("src/cart.ts");
  });
});
