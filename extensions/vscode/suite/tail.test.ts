import { appendFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, it } from "mocha";
import { commands } from "vscode";
import { noProblemIn, problemIn } from "./diagnostics.ts";
import { fileUri, startAnew } from "./workspace.ts";

const ERROR = "src/cart.ts(28,64): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'.\n";
const OTHER = "src/invoice.ts(3,1): error TS1005: ';' expected.\n";

describe("a log that is followed", () => {
  beforeEach(startAnew);

  it("is read as it grows, also after it was replaced", async () => {
    const log = fileUri("app.log");
    writeFileSync(log.fsPath, "started\n");
    await commands.executeCommand("hephaestus.tailFile", log);
    appendFileSync(log.fsPath, ERROR);
    await problemIn("src/cart.ts");
    writeFileSync(log.fsPath, OTHER);
    await problemIn("src/invoice.ts");
    await commands.executeCommand("hephaestus.stopTailing");
    await commands.executeCommand("hephaestus.clearAll");
    await noProblemIn("src/cart.ts");
  });
});
