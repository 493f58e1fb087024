import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { writeChatModel } from "../vscode-host/chat-model.ts";
import { writeMemoryFolder } from "../vscode-host/memory-folder.ts";
import { openEditor, type OpenEditorOptions } from "../vscode-host/open-editor.ts";
import { writeSignIn } from "../vscode-host/sign-in.ts";
import { copyBrokenShop } from "./broken-shop.ts";
import { EXTENSION } from "./build.ts";
import type { Flow, Setting } from "./keys/flow.ts";
import { FLOWS } from "./keys/table.ts";
import { VSIX } from "./vsix.ts";

const SETTINGS = {
  "workbench.colorTheme": "Default Dark Modern",
  "editor.minimap.enabled": false,
  "editor.fontSize": 13,
  "files.autoSave": "off",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

const SIZE = { width: 1200, height: 720 };

/** Plays one flow in a new editor. With `pictures`, what it shows is kept for the README. */
async function play(flow: Flow, pictures: string | undefined): Promise<void> {
  const shop = await copyBrokenShop();
  const setting = await flow.prepare?.(shop.folder);
  const { page, close } = await openEditor({
    opens: opened(shop.folder, setting),
    vsix: VSIX,
    settings: { ...SETTINGS, ...setting?.settings },
    environment: setting?.environment ?? {},
    writeBuiltIns: (folder) => writeStandIns(folder, setting),
    asksForTrust: flow.isRestricted,
    size: SIZE,
  });
  try {
    await flow.run({
      page,
      folder: shop.folder,
      async picture(name) {
        if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
      },
    });
  } catch (error) {
    await page.screenshot({ path: join(EXTENSION, "dist/failed.png") });
    throw error;
  } finally {
    await close();
    await setting?.dispose();
    await shop.dispose();
  }
}

/** A busy machine's editor may lose a key: a flow fails when it fails twice, and the first time is told. */
async function playAgain(flow: Flow, error: unknown): Promise<void> {
  console.log(`✖ ${flow.title}, at first: ${String(error)}`);
  await play(flow, pictures);
}

function opened(folder: string, { workspace, files }: Partial<Setting> = {}): OpenEditorOptions["opens"] {
  if (files !== undefined) return { folder: "memory:/" };
  return workspace === undefined ? { folder } : { workspace };
}

/** Who a user signs in with, a model, a folder on no disk, where a flow needs them. */
async function writeStandIns(builtIns: string, setting: Setting | undefined): Promise<void> {
  const { token, answer, files } = setting ?? {};
  if (token !== undefined) await writeSignIn(builtIns, token);
  if (answer !== undefined) await writeChatModel(builtIns, answer);
  if (files !== undefined) await writeMemoryFolder(builtIns, files);
}

if (!existsSync(VSIX)) throw new Error("There is no package to test. Run: pnpm package");
const words = process.argv.slice(2);
const pictures = words.includes("--pictures") ? join(EXTENSION, "images") : undefined;
const wanted = words.find((word) => !word.startsWith("--")) ?? "";
for (const flow of FLOWS.filter(({ title }) => title.includes(wanted))) {
  await play(flow, pictures).catch((error: unknown) => playAgain(flow, error));
  console.log(`✔ ${flow.title}`);
}
