import { match, ok } from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { debug, workspace } from "vscode";
import { problemIn, shownIn } from "./diagnostics.ts";
import { startAnew } from "./workspace.ts";

const ERROR = "src/cart.ts(28,64): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'.\n";

describe("a debugged program", () => {
  beforeEach(startAnew);

  it("is read from its first error on, though its lines come in pieces", async () => {
    const prints = ["listening\n", ERROR.slice(0, 40), ERROR.slice(40), "done\n"];
    const configuration = { type: "suite", name: "shop", request: "launch", prints };
    ok(await debug.startDebugging(workspace.workspaceFolders?.[0], configuration));
    match((await problemIn("src/cart.ts")).message, /quantitiy/);
    await debug.stopDebugging();
    ok(shownIn("src/cart.ts").length > 0);
  });
});
