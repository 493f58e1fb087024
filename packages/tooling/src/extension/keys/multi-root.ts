import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Flow } from "./flow.ts";
import { allSaved, copyText, pressUntil, readCopied, runCommand, statusItem } from "./hands.ts";

const BROKEN = "export const volume = (hight: number): number => higt * 2;\n";
const LOG = "src/volume.ts(1,50): error TS2552: Cannot find name 'higt'. Did you mean 'hight'?\n1 error\n";
const SHOPS =
  "src/cart.ts(28,65): error TS2551: Property 'quantitiy' does not exist on type 'CartLine'.\n1 error\n";

let volume = "";

/** Two folders: each log finds its own, by the files that it names, and its fix is made there. */
export const multiRoot: Flow = {
  title: "in a workspace of two folders, each log finds its own",
  isRestricted: false,
  async prepare(folder) {
    const other = await realpath(await mkdtemp(join(tmpdir(), "hv-other-")));
    volume = join(other, "src/volume.ts");
    await mkdir(join(other, "src"));
    await writeFile(volume, BROKEN);
    await writeFile(join(other, "tsconfig.json"), '{ "compilerOptions": { "strict": true, "types": [] } }\n');
    const workspace = join(other, "both.code-workspace");
    await writeFile(workspace, JSON.stringify({ folders: [{ path: folder }, { path: other }] }));
    const dispose = (): Promise<void> => rm(other, { recursive: true, force: true });
    return { environment: {}, settings: {}, workspace, dispose };
  },
  async run({ page }) {
    await copyText(page, LOG);
    await readCopied(page);
    await page.locator(".tab", { hasText: "volume.ts" }).first().waitFor();
    await statusItem(page, "1 proved fix").waitFor();
    const fix = page.locator(".action-widget .monaco-list-row", { hasText: "proved" }).first();
    await pressUntil(page, "Control+Period", () => fix.isVisible());
    await pressUntil(page, "Enter", async () => !(await fix.isVisible()));
    await statusItem(page, "1 solved").waitFor();
    await runCommand(page, "File: Save All Files");
    await allSaved(page);
    const text = await readFile(volume, "utf8");
    if (!text.includes("hight * 2")) throw new Error("The fix was not made in the other folder.");
    await copyText(page, SHOPS);
    await readCopied(page);
    await page.locator(".tab", { hasText: "cart.ts" }).first().waitFor();
    await statusItem(page, "1 proved fix").waitFor();
  },
};
