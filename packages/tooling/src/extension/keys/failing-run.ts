import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startGitHub } from "@hephaestus/github-double";
import type { Flow, Setting } from "./flow.ts";
import { pressUntil, showPalette, statusItem } from "./hands.ts";

const TOKEN = "gho_of-the-test-alone";

/** The branch's run failed: three keys, one question of the editor's own, and the cursor is on the first problem. */
export const failingRun: Flow = {
  title: "the failing GitHub run of the branch is read, after the user has signed in",
  isRestricted: false,
  prepare,
  async run({ page, picture }) {
    await showPalette(page);
    await page.locator(".monaco-workbench.vs-dark").waitFor();
    await picture("palette");
    await page.keyboard.press("Escape");
    const ways = page.getByText("Read the log in the clipboard");
    await pressUntil(page, "Control+Alt+KeyH", () => ways.first().isVisible());
    const way = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "failing GitHub run" });
    await pressUntil(page, "ArrowDown", () => way.isVisible(), 300);
    await page.keyboard.press("Enter");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.filter({ hasText: "sign in" }).waitFor();
    await pressUntil(page, "Enter", async () => !(await dialog.isVisible()), 2000);
    await page.locator(".squiggly-error").first().waitFor();
    await statusItem(page, "17 errors").waitFor();
    await page.locator(".tab", { hasText: "check.log" }).first().waitFor();
    await page.locator(".codelens-decoration", { hasText: "Fix:" }).first().waitFor();
    await pressUntil(page, "Control+Period", () =>
      page.locator(".action-widget .monaco-list-row", { hasText: "proved" }).first().isVisible(),
    );
    await picture("run");
  },
};

async function prepare(folder: string): Promise<Setting> {
  const github = await startGitHub();
  github.addToken(TOKEN, { login: "jo", permissions: { actions: "read" } });
  const repository = github.addRepository("octo/shop", { "README.md": "# Shop\n" });
  const git = (...words: string[]): Promise<{ stdout: string }> =>
    promisify(execFile)("git", words, { cwd: folder });
  await git("init", "-q", "-b", "feat-x");
  await git("config", "remote.origin.url", `${github.origins.server}/octo/shop.git`);
  await git("add", "--", "src");
  await git("-c", "user.name=Jo", "-c", "user.email=jo@example.com", "commit", "-q", "-m", "shop");
  const { stdout } = await git("rev-parse", "HEAD");
  const log = await readFile(join(folder, "ci.log"), "utf8");
  repository.addRun({ name: "CI", branch: "feat-x", sha: stdout.trim(), jobs: [{ name: "check", log }] });
  return {
    token: TOKEN,
    environment: github.environment,
    settings: { "github-enterprise.uri": github.origins.server },
    dispose: async () => github[Symbol.asyncDispose](),
  };
}
