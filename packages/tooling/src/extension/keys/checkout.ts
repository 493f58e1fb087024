import type { Flow } from "./flow.ts";
import { chooseFrom, copyText, readCopied, runCommand, showNotice, statusItem } from "./hands.ts";

const LOG =
  "/build/x7/cart.ts(28,65): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'.\n1 error\n";

/** Paths of a runner that nobody knows are placed by the user's choice, and by themselves from then on. */
export const checkout: Flow = {
  title: "the CI runner's checkout folder is chosen once, and nobody is asked by itself",
  isRestricted: false,
  async run({ page }) {
    await copyText(page, LOG);
    await runCommand(page, "Hephaestus: Read Log in Clipboard");
    await showNotice(page, "not found in the workspace");
    if (await page.locator(".quick-input-widget").first().isVisible()) throw new Error("It asks by itself.");
    await chooseFrom(page, "Hephaestus: Choose Checkout Folder…", "/build/x7");
    await statusItem(page, "1 proved fix").waitFor();
    await copyText(page, LOG.replace("1 error", "one error"));
    await runCommand(page, "View: Close All Editors");
    await readCopied(page);
    await page.locator(".tab", { hasText: "cart.ts" }).first().waitFor();
  },
};
