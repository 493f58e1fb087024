import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { copyText, pressUntil, readCopied, runCommand, statusItem } from "./hands.ts";

/** In a folder that is not trusted, a log is read and linked; no fix is made until trust is granted, and then at once. */
export const restricted: Flow = {
  title: "an untrusted folder is only read, until it is trusted",
  isRestricted: true,
  async run({ page, folder, picture }) {
    await copyText(page, await readFile(join(folder, "ci.log"), "utf8"));
    await readCopied(page);
    await statusItem(page, "17 errors").waitFor();
    await page.locator(".statusbar-item .codicon-lock").first().waitFor();
    await pressUntil(
      page,
      "Control+Alt+KeyH",
      () => page.locator(".action-widget .monaco-list-row").first().isVisible(),
      60_000,
    );
    if ((await page.locator(".action-widget .monaco-list-row", { hasText: "proved" }).count()) > 0)
      throw new Error("A fix is offered in a folder that is not trusted.");
    await page
      .locator(".action-widget .monaco-list-row", { hasText: "Trust workspace to verify" })
      .first()
      .waitFor();
    await picture("restricted");
    await page.keyboard.press("Escape");
    await runCommand(page, "Workspaces: Manage Workspace Trust");
    await pressUntil(
      page,
      "Control+Enter",
      async () => !(await page.locator(".statusbar-item .codicon-lock").first().isVisible()),
    );
    await statusItem(page, "proved").waitFor();
    const trusted = page.getByText("You trust this folder");
    await pressUntil(page, "Escape", async () => !(await trusted.isVisible()), 1000);
    await pressUntil(page, "Control+Period", () =>
      page.locator(".action-widget .monaco-list-row", { hasText: "proved" }).first().isVisible(),
    );
  },
};
