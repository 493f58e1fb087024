import process from "node:process";
import { beforeEach, describe, it } from "mocha";
import { commands, workspace } from "vscode";
import { noProblemIn, problemIn } from "./diagnostics.ts";
import { until } from "./until.ts";
import { CI_LOG, pageText, pasteLog, startAnew } from "./workspace.ts";

async function serverProcess(): Promise<number | undefined> {
  await commands.executeCommand("hephaestus.doctor");
  const id = /\| server \| process (\d+), \d+ MB/.exec(await pageText("Doctor.md"))?.[1];
  return id === undefined ? undefined : Number(id);
}

describe("what goes wrong", () => {
  beforeEach(startAnew);

  it("a server that is killed comes back with what it knew", async () => {
    await pasteLog(CI_LOG);
    await problemIn("src/cart.ts");
    const before = await until("the server", serverProcess);
    process.kill(before, "SIGKILL");
    await noProblemIn("src/cart.ts");
    await problemIn("src/cart.ts");
    await until("another server", async () => {
      const now = await serverProcess();
      return now !== undefined && now !== before;
    });
  });

  it("settings that make no sense count as not set, and the doctor names them", async () => {
    const settings = workspace.getConfiguration("hephaestus");
    await settings.update("maxProblems", "many");
    await pasteLog(CI_LOG);
    await problemIn("src/cart.ts");
    await until("a report that names the setting", async () => {
      await commands.executeCommand("hephaestus.doctor");
      return (await pageText("Doctor.md")).includes("⚠ settings | read as not set: hephaestus.maxProblems");
    });
    await settings.update("maxProblems", undefined);
  });
});
