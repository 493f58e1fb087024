import type { Flow } from "./flow.ts";
import { runCommand, selectFix, statusItem } from "./hands.ts";

/** A command that fails in the terminal is read by itself. */
export const terminal: Flow = {
  title: "a failing command in the terminal becomes problems and fixes",
  isRestricted: false,
  async run({ page, picture }) {
    await runCommand(page, "Terminal: Create New Terminal");
    await page.locator(".terminal-wrapper.active .xterm-screen").first().waitFor();
    await page.locator(".terminal-wrapper.active .terminal-command-decoration").first().waitFor();
    await page.keyboard.type("npm run typecheck");
    await page.keyboard.press("Enter");
    await statusItem(page, "proved").waitFor();
    await selectFix(page);
    await page.locator('.monaco-list-row[aria-label*=", src/cart.ts:28"]').first().waitFor();
    await page.locator('.monaco-list-row[aria-label*="Change spelling to"]').first().waitFor();
    await picture("terminal");
  },
};
