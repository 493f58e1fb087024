import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { allSaved, copyText, pressUntil, readCopied, runCommand, statusItem } from "./hands.ts";

/** Ctrl+Alt+H on a copied log, Ctrl+Alt+H at the problem, Enter: three keys from a red build to a fixed file. */
export const paste: Flow = {
  title: "a copied log becomes a fixed file",
  isRestricted: false,
  async run({ page, folder, picture }) {
    await copyText(page, await readFile(join(folder, "ci.log"), "utf8"));
    await readCopied(page);
    await statusItem(page, "5 proved").waitFor();
    await runCommand(page, "View: Toggle Primary Side Bar Visibility");
    const proved = page.locator(".action-widget .monaco-list-row", { hasText: "(proved" }).first();
    await pressUntil(page, "Control+Alt+KeyH", () => proved.isVisible(), 60_000);
    await picture("paste");
    await page.keyboard.press("Enter");
    await page.locator(".tab.dirty").first().waitFor();
    await page.keyboard.press("Control+KeyS");
    await allSaved(page);
    const text = await readFile(join(folder, "src/cart.ts"), "utf8");
    if (text.includes("quantitiy")) throw new Error("The file is not fixed.");
  },
};
