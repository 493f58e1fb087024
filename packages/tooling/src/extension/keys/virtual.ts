import type { Flow } from "./flow.ts";
import { copyText, pressUntil, runCommand } from "./hands.ts";

const LOG =
  "cart.ts(1,14): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'. Did you mean 'quantity'?\n";

/** A folder on no disk: it is said what can be done there, a log is read all the same, and nothing goes wrong. */
export const virtual: Flow = {
  title: "in a folder on no disk, logs are read, and it is said that nothing is fixed",
  isRestricted: false,
  prepare: () =>
    Promise.resolve({
      files: { "cart.ts": "export const count = line.quantitiy;\n" },
      environment: {},
      settings: {},
      dispose: () => Promise.resolve(),
    }),
  async run({ page }) {
    await runCommand(page, "Hephaestus: Show Problems");
    await page.getByText("lies on no disk of this machine").first().waitFor();
    await copyText(page, LOG);
    await runCommand(page, "Hephaestus: Read Log in Clipboard");
    await page.locator('.monaco-list-row[aria-label*="quantitiy"]').first().waitFor();
    await page.locator(".monaco-list-row", { hasText: "no fix can be made" }).first().waitFor();
    await runCommand(page, "Hephaestus: Doctor");
    const report = page.locator(".view-lines", { hasText: "last error" });
    await pressUntil(page, "Control+Home", () => report.first().isVisible());
    const text = ((await report.first().textContent()) ?? "").replaceAll("\u00A0", " ");
    for (const said of ["| last error | none |", "on memory:, not on a disk"])
      if (!text.includes(said)) throw new Error(`The doctor does not say: ${said}\n${text}`);
  },
};
