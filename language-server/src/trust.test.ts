import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { CLIENT_NOTIFICATIONS, REQUESTS } from "./protocol/messages.ts";
import type { Overview } from "./protocol/overview.ts";
import { startEditor, type Editor } from "./testing/editor.ts";
import { AREA_ERROR, BROKEN_AREA, brokenArea, temporaryProject, TSCONFIG } from "./testing/project.ts";

function overview(editor: Editor): Promise<Overview> {
  return editor.connection.sendRequest(REQUESTS.overview, {});
}

it("reads, links and explains in a restricted workspace, and makes fixes once it is trusted", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], {
    initializationOptions: { trust: "restricted", shows: ["explanation"] },
  });
  const uri = project.uriOf("src/area.ts");
  const summary = await editor.run("analyze", {
    source: { kind: "text", text: AREA_ERROR },
    until: "proved",
  });
  expect(summary).toMatchObject({ stage: "restricted", errors: 1, proved: 0 });
  await editor.until(() => editor.diagnostics.has(uri));
  const actions = await editor.actions(uri, 0);
  expect(actions.map(({ title }) => title.split(":")[0])).toEqual([
    "Fix",
    "Explain",
    "Ignore this once",
    "Ignore this in this file always (hephaestus.yaml)",
  ]);
  expect(actions[0]?.disabled?.reason).toBe("Trust the workspace to verify and apply fixes.");
  expect(await editor.resolve(actions[0])).not.toHaveProperty("edit");
  const at = { uri, position: { line: 0, character: 0 } };
  expect((await editor.run("explain", at)).markdown).toContain(
    "The workspace is not trusted: no fix is made.",
  );
  await expect(editor.run("ignore", { ...at, how: "always" })).rejects.toThrow("nothing is written");
  await expect(editor.run("verify", {})).rejects.toThrow("not trusted");
  expect((await overview(editor)).roots[0]).toMatchObject({
    unsolved: "The workspace is not trusted: no fix is made.",
    waitsForTrust: true,
  });
  void editor.connection.sendNotification(CLIENT_NOTIFICATIONS.trust, { trust: "full" });
  await editor.until(() => editor.analyzed.some(({ proved }) => proved === 1));
  expect((await overview(editor)).roots[0]).not.toHaveProperty("waitsForTrust");
  expect((await editor.actions(uri, 0)).filter(({ disabled }) => disabled !== undefined)).toEqual([]);
  void editor.connection.sendNotification(CLIENT_NOTIFICATIONS.trust, { trust: "nonsense" });
  await editor.until(() => editor.statuses.at(-1)?.trust === "restricted");
});

it("offers nothing that cannot be chosen to an editor that would show it as if it could be", async () => {
  const project = brokenArea();
  const editor = await startEditor([project], {
    initializationOptions: { trust: "restricted" },
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    },
  });
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR } });
  expect(
    (await editor.actions(project.uriOf("src/area.ts"), 0)).map(({ title }) => title.split(" ")[0]),
  ).toEqual(["Explain:", "Ignore", "Ignore"]);
});

it("runs nothing of a workspace unless it is trusted in full", async () => {
  const project = temporaryProject({
    "tsconfig.json": TSCONFIG,
    "src/area.ts": BROKEN_AREA,
    "eslint.config.mjs":
      'import { writeFileSync } from "node:fs";\nwriteFileSync(new URL("ran", import.meta.url), "");\nexport default [];\n',
    "node_modules/eslint/package.json": '{ "name": "eslint", "version": "9.0.0", "main": "index.js" }',
    "node_modules/eslint/index.js": 'require("fs").writeFileSync(__dirname + "/../../ran", "");\n',
    "hephaestus.yaml": "verify: touch ran\n",
  });
  const lint = `\n${project.path("src/area.ts")}\n  1:14  error  'area' is never used  no-unused-vars\n\n✖ 1 problem (1 error, 0 warnings)\n`;
  for (const trust of ["restricted", "checked"]) {
    const editor = await startEditor([project], { initializationOptions: { trust } });
    await editor.run("analyze", { source: { kind: "text", text: lint + AREA_ERROR }, until: "proved" });
    await editor.run("fixAll", { within: "file:///nowhere" });
    expect((await overview(editor)).roots.length).toBeGreaterThan(0);
  }
  expect(existsSync(project.path("ran"))).toBe(false);
});
