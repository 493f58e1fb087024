import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  openFailedPull,
  openFailedShop,
  type FailedShop,
  type FailedShopOptions,
} from "@hephaestus/github-double";
import { afterAll, beforeAll, expect, onTestFinished, vi } from "vitest";

const BUILD = fileURLToPath(new URL("../../../../packages/tooling/src/actions/main.ts", import.meta.url));
const MOST_MS = 180_000;

/** Where the actions lie bundled, with nothing else, while the tests of a file run, and what they are tried on. */
export interface BuiltActions {
  readonly folder: string;
  /** A broken shop that is gone after the test, which fails where GitHub was asked what its description does not know. */
  failedShop(options?: FailedShopOptions): Promise<FailedShop>;
  failedPull(options?: FailedShopOptions & { above?: string }): Promise<FailedShop>;
}

/** Bundles the actions before the tests of a file. */
export function builtActions(): BuiltActions {
  const built = {
    folder: "",
    failedShop: (options: FailedShopOptions = {}) => untilFinished(openFailedShop(built.folder, options)),
    failedPull: (options: FailedShopOptions & { above?: string } = {}) =>
      untilFinished(openFailedPull(built.folder, options)),
  };
  vi.setConfig({ testTimeout: MOST_MS });
  beforeAll(() => {
    built.folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-actions-")));
    execFileSync(process.execPath, [BUILD, built.folder], { stdio: "pipe" });
  }, MOST_MS);
  afterAll(() => rmSync(built.folder, { recursive: true, force: true }));
  return built;
}

async function untilFinished(opening: Promise<FailedShop>): Promise<FailedShop> {
  const shop = await opening;
  onTestFinished(async () => {
    await shop[Symbol.asyncDispose]();
    expect(shop.github.state.violations, "asked against GitHub's description").toEqual([]);
  });
  return shop;
}

/** The branch of the newest pull request. */
export function newestHead({ repository }: FailedShop): string {
  return repository.pulls.at(-1)?.head ?? "";
}
