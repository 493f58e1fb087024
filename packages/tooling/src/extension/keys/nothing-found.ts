import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { allSaved, copyText, pressUntil, runCommand, showNotice, statusItem } from "./hands.ts";

const QUIET = Array.from({ length: 60 }, (_, number) => `step ${number} is done`);
const LOG = [
  "zorkc 1.2 starts",
  "zorkc: src/cart.ts:28:65: flux is missing here",
  "zorkc: src/invoice.ts:3:1: capacitor is invalid",
  ...QUIET,
  "",
].join("\n");

/** A log of a tool that nobody knows: it is said so, and a pattern is taught, looked at and saved by keys. */
export const nothingFound: Flow = {
  title: "what no parser knows is said, and taught by a pattern that is shown first",
  isRestricted: false,
  async run({ page, folder, picture }) {
    await copyText(page, LOG);
    await runCommand(page, "Hephaestus: Read Log in Clipboard");
    const notice = await showNotice(page, "No known error in");
    for (const button of ["Show", "Teach a Pattern", "Ask AI"])
      await notice.locator(".monaco-button", { hasText: button }).first().waitFor();
    await runCommand(page, "Notifications: Hide Notifications");
    await runCommand(page, "Hephaestus: Show Suspicious Lines");
    await page.locator(".codelens-decoration", { hasText: "Teach a Pattern" }).first().waitFor();
    await runCommand(page, "Hephaestus: Show Problems");
    await page.locator('.monaco-list-row[aria-label*="No known error"]').first().waitFor();
    await runCommand(page, "Notifications: Show Notifications");
    await picture("nothing-found");
    await runCommand(page, "Hephaestus: Teach a Pattern…");
    await page.locator(".tab", { hasText: "hephaestus.yaml" }).first().waitFor();
    await pressUntil(
      page,
      "Control+KeyS",
      async () => (await page.locator(".tab.dirty").count()) === 0,
      2000,
    );
    await allSaved(page);
    await statusItem(page, "2 errors").waitFor();
    const text = await readFile(join(folder, "hephaestus.yaml"), "utf8");
    if (!text.includes("name: zorkc")) throw new Error("The pattern was not saved.");
  },
};
