import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { startEditorServer } from "./editor-server.ts";
import { installVsix } from "./install-vsix.ts";
import { writeUserSettings } from "./profile.ts";

export interface OpenEditor {
  page: Page;
  close(): Promise<void>;
}

export interface OpenEditorOptions {
  /** What to open, by its absolute path: a folder, which may be a URI, or a workspace of several. */
  opens: { folder: string } | { workspace: string };
  vsix: string;
  settings: Readonly<Record<string, unknown>>;
  /** True: the folder is opened in restricted mode, until trust is granted. */
  asksForTrust: boolean;
  environment: Readonly<Record<string, string>>;
  /** Writes more extensions into the folder of the editor's own. */
  writeBuiltIns(folder: string): Promise<void>;
  size: { width: number; height: number };
}

/** A bound for what never comes: a busy machine is slow, not wrong. */
const PATIENCE_MS = 180_000;

/** Opens a folder in a new editor with an extension installed, in a browser that is driven by the caller. */
export async function openEditor(options: OpenEditorOptions): Promise<OpenEditor> {
  const own = await mkdtemp(join(tmpdir(), "hv-"));
  const extensions = join(own, "extensions");
  installVsix(options.vsix, own, extensions);
  await writeUserSettings(join(own, "data"), options.settings);
  const { asksForTrust, environment, writeBuiltIns } = options;
  const server = await startEditorServer({
    folder: own,
    extensions,
    asksForTrust,
    environment,
    writeBuiltIns,
  });
  const browser = await launchChromium();
  return {
    page: await openPage(
      browser,
      `${server.origin}/?${new URLSearchParams(options.opens).toString()}`,
      options.size,
    ),
    async close() {
      await browser.close();
      await server.stop();
      await rm(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openPage(
  browser: Browser,
  address: string,
  viewport: OpenEditorOptions["size"],
): Promise<Page> {
  const permissions = ["clipboard-read", "clipboard-write"];
  const context = await browser.newContext({ permissions, viewport, deviceScaleFactor: 1 });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  return page;
}
