import type { Page } from "playwright-core";
import type { Flow } from "./flow.ts";
import { copyText, pressUntil, readCopied, statusItem } from "./hands.ts";

const LOG =
  "src/cart.ts(28,65): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'.\n1 error\n";
const LINE = "at price (/home/runner/work/shop/shop/src/pricing.ts:3:1)";

/** In the middle of the first line's link. */
const LINK = { x: 250, y: 8 };

/** A place as a CI runner names it leads to the file here, once something was read. The mouse is for what has no key. */
export const terminalLink: Flow = {
  title: "a path of a CI runner in the terminal leads to the file here",
  isRestricted: false,
  async run({ page }) {
    await copyText(page, LOG);
    await readCopied(page);
    await statusItem(page, "1 proved fix").waitFor();
    const terminal = page.locator(".terminal-wrapper.active .xterm-screen").first();
    await pressUntil(page, "Control+Shift+Backquote", () => terminal.isVisible());
    await page.locator(".terminal-command-decoration").first().waitFor();
    await page.locator(".terminal-wrapper.active .xterm-screen").first().click();
    await page.keyboard.type(`clear && echo '${LINE}'`);
    await page.keyboard.press("Enter");
    const file = page.locator(".tab", { hasText: "pricing.ts" }).first();
    await page.keyboard.down("Control");
    for (let tries = 0; tries < 60 && !(await file.isVisible()); tries += 1) await clickLink(page, tries);
    await page.keyboard.up("Control");
    await file.waitFor();
  },
};

/** A link is looked for where the mouse moves to: each time it is another place. */
async function clickLink(page: Page, tries: number): Promise<void> {
  const box = await page.locator(".terminal-wrapper.active .xterm-screen").boundingBox();
  if (box === null) return;
  const [x, y] = [box.x + LINK.x + (tries % 10), box.y + LINK.y];
  await page.mouse.move(x, y);
  await page.waitForTimeout(500);
  await page.mouse.click(x, y);
}
