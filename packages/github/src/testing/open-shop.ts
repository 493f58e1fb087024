import { startGitHub, type GitHubDouble, type RepositoryDouble } from "@hephaestus/github-double";
import { expect, onTestFinished } from "vitest";
import { connectGitHub } from "../connect-github.ts";
import type { Forge } from "../forge.ts";
import { TAX } from "./report-of.ts";

/** All that the modes need together. */
export const ALL = { actions: "read", checks: "write", contents: "write", pull_requests: "write" } as const;

export interface Shop {
  github: GitHubDouble;
  repository: RepositoryDouble;
  forge: Forge;
  /** What was told where a limit is waited for. */
  told: string[];
}

/** A repository on a GitHub of its own with a broken file; both are gone after the test. */
export async function openShop(
  permissions: Parameters<GitHubDouble["addToken"]>[1]["permissions"] = ALL,
  { prefix = "", isSpaced = false }: { prefix?: string; isSpaced?: boolean } = {},
): Promise<Shop> {
  const github = await startGitHub({ prefix });
  onTestFinished(async () => {
    await github[Symbol.asyncDispose]();
    expect(github.state.violations, "asked against GitHub's description").toEqual([]);
  });
  github.addToken("ghs_secret", { login: "github-actions[bot]", permissions });
  const repository = github.addRepository("octo/shop", { "README.md": "# Shop\n", "src/tax.ts": TAX });
  const told: string[] = [];
  const forge = connectGitHub({
    token: "ghs_secret",
    repository: "octo/shop",
    apiUrl: github.origins.api,
    isSpaced,
    tell: (message) => told.push(message),
  });
  return { github, repository, forge, told };
}
