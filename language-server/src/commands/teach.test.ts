import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { CodeLens, DocumentSymbol } from "vscode-languageserver-protocol";
import { REQUESTS } from "../protocol/messages.ts";
import type { Overview } from "../protocol/overview.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { temporaryProject, type Project } from "../testing/project.ts";

const LOG = [
  "zorkc 1.2 starts",
  "0 errors so far",
  "zorkc: src/a.zk:3:14: flux is missing here <Z12>",
  "zorkc: src/a.zk:9:2: flux is missing here <Z12>",
  "zorkc: src/b.zk:1:1: capacitor is invalid <Z7>",
  ...Array.from({ length: 80 }, (_, number) => `step ${number} is done`),
  "zorkc has ended",
  "",
].join("\n");

function zork(more: Record<string, string> = {}): Project {
  return temporaryProject({ "ci.log": LOG, "src/a.zk": "a\nb\nc\n", "src/b.zk": "b\n", ...more });
}

function lenses(editor: Editor, uri: string): Promise<CodeLens[]> {
  return editor.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
}

const VIEWS = { initializationOptions: { shows: ["pattern"] } };

it("says what looks like trouble where no parser knows an error, and how many were tried", async () => {
  const project = zork();
  const editor = await startEditor([project], VIEWS);
  const uri = project.uriOf("ci.log");
  const { errors, nothing, lines } = await editor.run("analyze", { source: { kind: "file", uri } });
  expect([errors, lines]).toEqual([0, 86]);
  expect(nothing?.lines.map(({ line }) => line)).toEqual([2, 4]);
  expect(nothing).toMatchObject({ more: 0, patterns: 0, carriers: [] });
  expect(nothing?.formats).toBeGreaterThan(100);
  editor.open(uri, LOG, "log");
  const shown = await lenses(editor, uri);
  expect(shown.map(({ range, command }) => [range.start.line, command?.command])).toEqual([
    [2, "hephaestus.teach"],
    [2, "hephaestus.adopt"],
    [4, "hephaestus.teach"],
    [4, "hephaestus.adopt"],
  ]);
  const outline: DocumentSymbol[] = await editor.connection.sendRequest("textDocument/documentSymbol", {
    textDocument: { uri },
  });
  expect(outline.map(({ detail }) => detail)).toEqual(["suspicious", "suspicious"]);
});

it("says so, too, where a line looks like the failure, and offers to teach it", async () => {
  const project = zork();
  const editor = await startEditor([project], VIEWS);
  const uri = project.uriOf("ci.log");
  const log = LOG.replace("zorkc has ended", "zorkc: fatal: the core has melted");
  project.write("ci.log", log);
  const { errors, nothing } = await editor.run("analyze", { source: { kind: "file", uri } });
  expect([errors, nothing?.lines.map(({ line }) => line)]).toEqual([1, [2, 4, 85]]);
  editor.open(uri, log, "log");
  const taught = (await lenses(editor, uri)).filter(({ command }) => command?.command === "hephaestus.teach");
  expect(new Set(taught.map(({ range }) => range.start.line)).size).toBe(taught.length);
});

it("is silent of lines that look like trouble where a command passed, or errors are known", async () => {
  const editor = await startEditor([zork()]);
  const passed = { kind: "output" as const, text: LOG, command: "zork", exitCode: 0 };
  expect(await editor.run("analyze", { source: passed })).not.toHaveProperty("nothing");
  const known = { kind: "text" as const, text: `${LOG}src/x.ts(1,1): error TS1005: ';' expected.\n` };
  expect(await editor.run("analyze", { source: known })).not.toHaveProperty("nothing");
});

it("makes a pattern of a line, writes nothing, and reads the log anew once it is saved", async () => {
  const project = zork({ "hephaestus.yaml": "# ours\nmode: suggest\n" });
  const editor = await startEditor([project], VIEWS);
  const [uri, config] = [project.uriOf("ci.log"), project.path("hephaestus.yaml")];
  await editor.run("analyze", { source: { kind: "file", uri } });
  const taught = await editor.run("teach", { uri, line: 2 });
  expect(taught).toMatchObject({ file: project.uriOf("hephaestus.yaml"), name: "zorkc" });
  expect(taught.reads).toEqual([2, 3, 4]);
  expect(taught.after).toBe(
    [
      "# ours",
      "mode: suggest",
      "patterns:",
      "  # zorkc: src/a.zk:3:14: flux is missing here <Z12>",
      "  - name: zorkc",
      String.raw`    regexp: '^zorkc: ([^\s:(]+):(\d+):(\d+): (.+)$'`,
      "    file: 1",
      "    line: 2",
      "    column: 3",
      "    message: 4",
      "",
    ].join("\n"),
  );
  expect(readFileSync(config, "utf8")).toBe("# ours\nmode: suggest\n");
  const file = taught.file;
  editor.open(file, taught.before, "yaml");
  editor.change(file, taught.after);
  editor.save(file);
  await editor.until(() => editor.diagnostics.size === 2);
  expect(editor.diagnostics.get(project.uriOf("src/a.zk"))).toHaveLength(2);
  expect(editor.diagnostics.get(project.uriOf("src/b.zk"))).toMatchObject([
    { code: "zorkc", message: "capacitor is invalid <Z7>" },
  ]);
  await expect(editor.run("teach", { uri, line: 86 })).rejects.toThrow("The line is empty");
});

it("asks before it saves, in an editor that shows no patterns, and saves nothing unasked", async () => {
  const project = zork();
  const editor = await startEditor([project], { answers: ["", "Save"] });
  const uri = project.uriOf("ci.log");
  await editor.run("analyze", { source: { kind: "file", uri } });
  await editor.run("teach", { uri, line: 4, name: "zork" });
  expect(existsSync(project.path("hephaestus.yaml"))).toBe(false);
  expect(editor.questions[0]).toContain("- name: zork");
  await editor.run("teach", { uri, line: 4, name: "zork" });
  expect(readFileSync(project.path("hephaestus.yaml"), "utf8")).toContain("patterns:");
  await editor.until(() => editor.diagnostics.has(project.uriOf("src/b.zk")));
});

it("adds to no configuration that has mistakes, and to none in a restricted workspace", async () => {
  const project = zork({ "hephaestus.yaml": "modes: 1\n" });
  const editor = await startEditor([project], VIEWS);
  const uri = project.uriOf("ci.log");
  await expect(editor.run("teach", { uri, line: 2 })).rejects.toThrow("hephaestus.yaml has mistakes.");
  const restricted = await startEditor([project], { initializationOptions: { trust: "restricted" } });
  await expect(restricted.run("teach", { uri, line: 2 })).rejects.toThrow("not trusted");
});

it("takes a line for the failure, with its place, so that it can be asked about", async () => {
  const project = zork();
  const editor = await startEditor([project], VIEWS);
  const uri = project.uriOf("ci.log");
  await editor.run("analyze", { source: { kind: "file", uri } });
  const { problem } = await editor.run("adopt", { uri, line: 4 });
  const { roots, sources }: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  expect(roots).toMatchObject([
    {
      id: problem,
      message: "zorkc: src/b.zk:1:1: capacitor is invalid <Z7>",
      place: { uri: project.uriOf("src/b.zk") },
    },
  ]);
  expect(sources[0]).not.toHaveProperty("nothing");
  await expect(editor.run("adopt", { uri: project.uriOf("other.log"), line: 0 })).rejects.toThrow(
    "was not read yet",
  );
});

it("reads its logs anew when rules change on the disk", async () => {
  const project = zork();
  const watched = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  const editor = await startEditor([project], { capabilities: watched });
  await editor.run("analyze", { source: { kind: "file", uri: project.uriOf("ci.log") } });
  writeFileSync(
    project.path("hephaestus.yaml"),
    "patterns:\n  - name: z\n    regexp: '^zorkc: (\\S+):(\\d+):\\d+: (.+)$'\n    file: 1\n    line: 2\n    message: 3\n",
  );
  void editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: project.uriOf("hephaestus.yaml"), type: 1 }],
  });
  expect(await editor.until(() => editor.diagnostics.get(project.uriOf("src/a.zk")))).toHaveLength(2);
});
