import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { allSaved, chooseFrom, copyText, pressUntil, readCopied, runCommand, statusItem } from "./hands.ts";

const BROKEN = "export const tax: number = quux(100);\n";
const LOG = "src/tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n1 error\n";
const MENDED = "export const tax: number = 119;";

const ANSWER = `TITLE: Say what the tax is
REASON: there is no such function

FILE: src/tax.ts
<<<<<<< SEARCH
${BROKEN.trim()}
=======
${MENDED}
>>>>>>> REPLACE
`;

/** The editor's own model is asked by a command, once the user has said yes, and what it answers is shown before it is applied. */
export const model: Flow = {
  title: "a model of the editor's is asked when the user says so, and its fix is shown first",
  isRestricted: false,
  async prepare(folder) {
    await writeFile(join(folder, "src/tax.ts"), BROKEN);
    const settings = { "chat.disableAIFeatures": false };
    return { answer: ANSWER, environment: {}, settings, dispose: () => Promise.resolve() };
  },
  async run({ page, folder }) {
    await copyText(page, LOG);
    await readCopied(page);
    await chooseFrom(page, "Hephaestus: Ask a Model for a Fix…", "Parrot");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.filter({ hasText: "test/parrot" }).waitFor();
    await pressUntil(page, "Enter", async () => !(await dialog.isVisible()), 2000);
    await page.locator(".tab", { hasText: "by a model" }).first().waitFor();
    await pressUntil(
      page,
      "Control+Enter",
      async () => (await page.locator(".tab", { hasText: "by a model" }).count()) === 0,
    );
    await statusItem(page, "1 solved").waitFor();
    await runCommand(page, "File: Save All Files");
    await allSaved(page);
    if (!(await readFile(join(folder, "src/tax.ts"), "utf8")).includes(MENDED))
      throw new Error("The model's fix was not applied.");
  },
};
