import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { runCommand, statusItem } from "./hands.ts";

const STARTED = "build started\n";
const FAILED =
  "src/cart.ts(28,65): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'. Did you mean 'quantity'?\n";

/** A log that grows: what is new in it is counted, and its fix is at hand. */
export const tail: Flow = {
  title: "a log that is followed shows what is new, with its fix",
  isRestricted: false,
  async run({ page, folder, picture }) {
    const log = join(folder, "shop.log");
    await writeFile(log, STARTED);
    await page.keyboard.press("Control+KeyP");
    await page.locator(".quick-input-widget input.input").fill("shop.log");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "shop.log" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".tab", { hasText: "shop.log" }).first().waitFor();
    await runCommand(page, "Hephaestus: Follow Log File…");
    await page.locator(".statusbar-item", { hasText: "follows" }).first().waitFor();
    await appendFile(log, FAILED);
    await statusItem(page, "1 error").waitFor();
    await page.locator(".codelens-decoration", { hasText: "Fix:" }).first().waitFor();
    await picture("tail");
  },
};
