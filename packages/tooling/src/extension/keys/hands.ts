import type { Page } from "playwright-core";

/** For what an editor does at once, as far as a busy machine lets it. */
const ANSWER_MS = 15_000;

/** Runs a command by its name in the palette, and waits until the palette has closed. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await startCommand(page, title);
  await page.locator(".quick-input-widget input.input").waitFor({ state: "hidden" });
}

/** The same of a command that asks something itself. */
export async function startCommand(page: Page, title: string): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  const isStarted = async (): Promise<boolean> =>
    (await isListed(page, title, title)) &&
    input.press("Enter", { timeout: ANSWER_MS }).then(
      () => true,
      () => false,
    );
  await openPaletteUntil(page, isStarted);
}

/** Opens the palette until it does what it should: it closes where an editor opens, and lists no command that came since it was opened. */
async function openPaletteUntil(page: Page, isDone: () => Promise<boolean>): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  const open = async (): Promise<void> => {
    if (await input.isVisible()) await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
  };
  await repeatUntil(page, open, isDone, 10_000);
}

/** Whether the palette, if it is open, lists a command for these words. */
async function isListed(page: Page, words: string, title: string): Promise<boolean> {
  const input = page.locator(".quick-input-widget input.input");
  if (!(await input.isVisible())) return false;
  await input.fill(`>${words}`, { timeout: ANSWER_MS }).catch(() => undefined);
  return page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().isVisible();
}

/** Starts a command that lets the user choose, and chooses; the list closes where an editor opens meanwhile, and is asked for again. */
export async function chooseFrom(page: Page, title: string, choice: string): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: choice }).first();
  const choose = async (): Promise<void> => {
    await row.waitFor({ timeout: ANSWER_MS });
    await input.fill(choice, { timeout: ANSWER_MS });
    await row.waitFor({ timeout: ANSWER_MS });
    await input.press("Enter", { timeout: ANSWER_MS });
  };
  for (let tries = 0; tries < 12; tries += 1) {
    await startCommand(page, title);
    const isChosen = await choose().then(
      () => true,
      () => false,
    );
    if (isChosen) return;
  }
  throw new Error(`${title} does not let ${choice} be chosen`);
}

/** Shows the palette with our commands. */
export async function showPalette(page: Page): Promise<void> {
  await openPaletteUntil(page, () => isListed(page, "Hephaestus: ", "Fix Failing"));
}

/** Reads what was copied by the one key for everything. It is pressed once, when the editor hears keys and knows ours: pressed again, it acts on what it found. */
export async function readCopied(page: Page): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  await showPalette(page);
  await pressUntil(page, "Escape", async () => !(await input.isVisible()), 1000);
  await page.keyboard.press("Control+Alt+KeyH");
  await page.locator(".squiggly-error").first().waitFor();
}

/** Copies a text as if it came from elsewhere. */
export async function copyText(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
}

/** Presses a key until it does what it should: an editor that has just started does not hear the first one. */
export async function pressUntil(
  page: Page,
  key: string,
  isDone: () => Promise<boolean>,
  betweenMs = 5000,
): Promise<void> {
  await repeatUntil(page, () => page.keyboard.press(key), isDone, betweenMs);
}

async function repeatUntil(
  page: Page,
  act: () => Promise<void>,
  isDone: () => Promise<boolean>,
  betweenMs: number,
): Promise<void> {
  const end = Date.now() + 180_000;
  while (Date.now() < end) {
    await act();
    const next = Date.now() + betweenMs;
    while (Date.now() < next) {
      if (await isDone()) return;
      await page.waitForTimeout(50);
    }
  }
  throw new Error("It leads to nothing, however often it is done");
}

/** Shows the view of problems with the keys on its first fix. */
export async function selectFix(page: Page): Promise<void> {
  await runCommand(page, "Hephaestus: Show Problems");
  await page.locator('.monaco-list-row[aria-label*="fix:"]').first().waitFor();
  const fix = page.locator('.monaco-list-row.focused[aria-label*="fix:"]').first();
  await pressUntil(page, "ArrowDown", () => fix.isVisible(), 300);
}

/** Shows the editor's notices, and gives the one that says this. Their list closes where an editor opens meanwhile, and is opened again. */
export async function showNotice(page: Page, words: string): Promise<ReturnType<Page["locator"]>> {
  const notice = page.locator(".notifications-center .notification-list-item", { hasText: words }).first();
  await page.locator(".monaco-alert", { hasText: words }).first().waitFor({ state: "attached" });
  for (let tries = 0; tries < 20 && !(await notice.isVisible()); tries += 1) {
    await runCommand(page, "Notifications: Show Notifications");
    await notice.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await notice.waitFor();
  return notice;
}

/** Waits until no editor has unsaved text. */
export async function allSaved(page: Page): Promise<void> {
  await page.locator(".tab.dirty").first().waitFor({ state: "hidden" });
}

/** The text that assistive technology reads of the editor's status bar. */
export function statusItem(page: Page, words: string): ReturnType<Page["locator"]> {
  return page.locator(`.statusbar-item[aria-label*="${words}"]`).first();
}
