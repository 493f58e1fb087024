import { DEFAULTS } from "@hephaestus/core";
import { expect, test } from "vitest";
import { deliverFix } from "./deliver-fix.ts";
import { loadRemoteConfig } from "./load-remote-config.ts";
import { publish } from "./publish.ts";
import { readRunLogs } from "./read-run-logs.ts";
import { settle } from "./settle.ts";
import { createPlainForge } from "./testing/plain-forge.ts";
import { FIXED_TAX, reportOf, TAX } from "./testing/report-of.ts";

const PULL = { titleTemplate: "fix: {title}", branchTemplate: "hephaestus/{id}", labels: [] };

test("another forge needs no more than the port: logs in, check, suggestion, comment and fix out", async () => {
  const forge = createPlainForge({ "src/tax.ts": TAX }, "boo\n");
  const run = await forge.run(1);
  const { logs, isGreen } = await readRunLogs(forge, run, { waitMs: 0, sleep: () => Promise.resolve() });
  const read: string[] = [];
  for await (const { chunks } of logs) for await (const chunk of chunks) read.push(String(chunk.length));
  expect([read, isGreen]).toEqual([["4"], false]);

  const about = { report: reportOf({ sha: run.sha }), run };
  const tell = (message: string): never => {
    throw new Error(message);
  };
  expect(await publish(forge, about, { mode: "suggest", maxAnnotations: 50, tell })).toMatchObject({
    suggestions: 1,
    commented: true,
  });
  expect(forge.suggestions).toMatchObject([{ path: "src/tax.ts", startLine: 2, endLine: 2 }]);
  expect(forge.comments[0]?.body).toContain("### 1 root problem, 1 proved fix");

  const config = await loadRemoteConfig(forge);
  expect(config).toEqual(DEFAULTS);
  const options = { config, template: PULL, as: "pull-request", plausible: false, maxAttempts: 2 } as const;
  expect(await deliverFix(forge, about, options)).toMatchObject({ status: "opened" });
  expect(await deliverFix(forge, about, options)).toMatchObject({ status: "updated" });
  const head = forge.branches.get(forge.pulls[0]?.head ?? "") ?? "";
  expect(forge.commits.get(head)?.files.get("src/tax.ts")).toBe(FIXED_TAX);

  await settle(forge, { ...run, attempt: 2 }, { mode: "suggest", tell });
  expect(forge.comments.map(({ body }) => body.split("\n")[0])).toEqual(["### Nothing fails any more"]);
  expect(forge.checks.map(({ conclusion }) => conclusion)).toEqual(["neutral", "success"]);
});
