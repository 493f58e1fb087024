import process from "node:process";
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import type { EditorServer } from "./editor-server.ts";

export interface SuiteRun {
  folder: string;
  developmentPath: string;
  testsPath: string;
}

/** The page calls these two of the window while it runs a suite. */
const LOG = "codeAutomationLog";
const EXIT = "codeAutomationExit";

/** Lines of a suite's own; the rest is the editor's noise. */
const OWN_LINE = /^\[test\] ?/;

/** Opens the editor on a folder, lets it run a suite in its extension host and returns the suite's exit code. */
export async function runTests(server: EditorServer, run: SuiteRun, timeout: number): Promise<number> {
  const browser = await launchChromium();
  const watch = new AbortController();
  try {
    return await Promise.race([suiteCode(browser, server, run), ranOut(timeout, watch.signal)]);
  } finally {
    watch.abort();
    await browser.close();
  }
}

async function suiteCode(browser: Browser, server: EditorServer, run: SuiteRun): Promise<number> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const { promise, resolve } = Promise.withResolvers<number>();
  await page.exposeFunction(LOG, (_type: string, words: unknown[]) => printOwn(words));
  await page.exposeFunction(EXIT, (code: number) => resolve(code));
  await page.goto(suiteAddress(server, run));
  return promise;
}

function suiteAddress({ origin }: EditorServer, { folder, developmentPath, testsPath }: SuiteRun): string {
  const { host } = new URL(origin);
  const payload = [
    ["extensionDevelopmentPath", `vscode-remote://${host}${developmentPath}`],
    ["extensionTestsPath", `vscode-remote://${host}${testsPath}`],
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `${origin}/?${query.toString()}`;
}

function printOwn(words: unknown[]): void {
  for (const word of words)
    if (typeof word === "string" && (OWN_LINE.test(word) || process.env["VSCODE_HOST_VERBOSE"] === "1"))
      process.stdout.write(`${word.replace(OWN_LINE, "")}\n`);
}

function ranOut(milliseconds: number, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The suite took longer than ${milliseconds} ms.`)),
      milliseconds,
    );
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
