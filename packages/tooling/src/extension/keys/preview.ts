import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { allSaved, copyText, readCopied, runCommand, selectFix, statusItem } from "./hands.ts";

/** From the view to the preview of a fix, to the file; then everything that is proved, and back again. */
export const preview: Flow = {
  title: "a fix is looked at before it is applied",
  isRestricted: false,
  async run({ page, folder, picture }) {
    await copyText(page, await readFile(join(folder, "ci.log"), "utf8"));
    await readCopied(page);
    await statusItem(page, "5 proved").waitFor();
    await runCommand(page, "View: Close All Editors");
    await selectFix(page);
    await page.keyboard.press("Enter");
    await page.locator(".line-insert, .char-insert").first().waitFor();
    await picture("preview");
    await runCommand(page, "Hephaestus: Fix All Proved");
    await page.locator(".tab.dirty").first().waitFor();
    await runCommand(page, "File: Save All");
    await allSaved(page);
    const text = await readFile(join(folder, "src/invoice.ts"), "utf8");
    if (!/import .*formatMoney/.test(text)) throw new Error("The proved fixes are not applied.");
  },
};
