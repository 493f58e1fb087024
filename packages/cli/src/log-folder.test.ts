import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { createProject } from "./testing/project.ts";
import { ENV, MAIN } from "./testing/run-cli.ts";
import { runHere } from "./testing/run-here.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Log {
  source: string;
}

async function sourcesIn(
  files: Readonly<Record<string, string>>,
): Promise<{ sources: string[]; jobs: unknown[] }> {
  const { root } = createProject(files);
  const { stdout } = await runHere(["analyze", "-q", "-o", "json", "logs/"], { cwd: root });
  const { log, problems } = JSON.parse(stdout);
  return {
    sources: log.parts.map(({ source }: Log) => source),
    jobs: problems.map(({ job }: { job: string | null }) => job),
  };
}

test("a folder is read as a zip of it would be", async () => {
  const line = "##[error]broken\n";
  expect(
    await sourcesIn({
      "logs/10_test.txt": line,
      "logs/2_build.txt": "",
      "logs/build/1_Set up job.txt": line,
    }),
  ).toEqual({ sources: ["logs/2_build.txt", "logs/10_test.txt"], jobs: ["test"] });
});

test("text, packed logs and reports of tests are read, below it too; nothing else", async () => {
  const files = {
    "logs/a.log": "",
    "logs/deep/b.txt": "",
    "logs/junit.xml": "",
    "logs/notes.md": "",
    "logs/.x.log": "",
  };
  expect((await sourcesIn(files)).sources.toSorted()).toEqual([
    "logs/.x.log",
    "logs/a.log",
    "logs/deep/b.txt",
    "logs/junit.xml",
  ]);
});

test("a folder without logs is told", async () => {
  const { root } = createProject({ "src/a.ts": "" });
  expect((await runHere(["analyze", "-q", "src"], { cwd: root })).stderr).toBe(
    "error: src holds no logs\nhint: Files that end in .log, .txt, .gz, .zip or .xml are read; others can be named one by one.\n",
  );
});

test("a log without the command is told what is meant", async () => {
  const { root } = createProject({ "ci.log": "" });
  expect((await runHere(["ci.log"], { cwd: root })).stderr).toBe(
    "error: unknown command 'ci.log'\nhint: did you mean `hephaestus analyze ci.log`?\n",
  );
});

test.skipIf(process.platform === "win32")("what a shell pipes in is analysed without a command", async () => {
  const { root } = createProject({});
  const line = `echo '##[error]broken' | "${process.execPath}" "${MAIN}"`;
  const child = spawn("/bin/sh", ["-c", line], { cwd: root, env: ENV });
  expect(await text(child.stdout)).toMatch(
    /^error github-actions: broken\n[^]*\n1 root problem \(1 reported\)/,
  );
});
