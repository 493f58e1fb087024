import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { copyText, pressUntil, statusItem } from "./hands.ts";

/** In a folder that is not trusted, a log is read and linked; no fix is made. */
export const restricted: Flow = {
  title: "an untrusted folder is only read",
  isRestricted: true,
  async run({ page, folder, picture }) {
    await copyText(page, await readFile(join(folder, "ci.log"), "utf8"));
    await pressUntil(page, "Control+Alt+KeyH", () => page.locator(".squiggly-error").first().isVisible());
    await statusItem(page, "17 errors").waitFor();
    await page.locator(".statusbar-item .codicon-lock").first().waitFor();
    await pressUntil(page, "Control+Alt+KeyH", () =>
      page.locator(".action-widget .monaco-list-row").first().isVisible(),
    );
    if ((await page.locator(".action-widget .monaco-list-row", { hasText: "proved" }).count()) > 0)
      throw new Error("A fix is offered in a folder that is not trusted.");
    await picture("restricted");
  },
};
