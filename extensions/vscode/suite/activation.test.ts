import { ok, deepEqual, match } from "node:assert/strict";
import { describe, it } from "mocha";
import { commands, extensions } from "vscode";
import { until } from "./until.ts";
import { pageText } from "./workspace.ts";

const ID = "hephaestus.hephaestus-vscode";

describe("activation", () => {
  it("starts by itself, and starts no server before something is read", async () => {
    await until("activation", () => extensions.getExtension(ID)?.isActive === true);
    await commands.executeCommand("hephaestus.doctor");
    match(await pageText("Doctor.md"), /\| server \| not started: nothing was read \|/);
  });

  it("registers every command of the manifest", async () => {
    const manifest: { contributes: { commands: { command: string }[] } } | undefined =
      extensions.getExtension(ID)?.packageJSON;
    const told = (manifest?.contributes.commands ?? []).map(({ command }) => command);
    const known = new Set(await commands.getCommands());
    ok(told.length > 10);
    deepEqual(
      told.filter((command) => !known.has(command)),
      [],
    );
  });
});
