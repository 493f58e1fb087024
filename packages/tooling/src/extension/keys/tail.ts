import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Flow } from "./flow.ts";
import { pressUntil, startCommand, statusItem } from "./hands.ts";

const STARTED = "build started\n";
const FAILED =
  "src/cart.ts(28,65): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'. Did you mean 'quantity'?\n";

/** An editor that has just opened a file may not have told its extensions yet: then a file is asked for, and that is given up. */
async function followOpenLog(page: Page): Promise<void> {
  const followed = page.locator(".statusbar-item", { hasText: "follows" }).first();
  const dialog = page.locator(".quick-input-widget .monaco-button", { hasText: "Follow Log" }).first();
  for (let tries = 0; tries < 10; tries += 1) {
    await startCommand(page, "Hephaestus: Follow Log File…");
    await followed.or(dialog).first().waitFor();
    if (!(await dialog.isVisible())) return;
    await pressUntil(page, "Escape", async () => !(await dialog.isVisible()), 1000);
  }
  throw new Error("The open log is not followed.");
}

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
    await followOpenLog(page);
    await appendFile(log, FAILED);
    await statusItem(page, "1 error").waitFor();
    await page.locator(".codelens-decoration", { hasText: "Fix:" }).first().waitFor();
    await picture("tail");
  },
};
