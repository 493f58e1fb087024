import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replacing, temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { proveByCommands, type CommandOptions, type CommandProof } from "./command.ts";

const NODE = `"${process.execPath}"`;
const PRINT_FILE = `process.stdout.write(require("node:fs").readFileSync(process.argv[2]))`;

function edited(): VirtualRepository {
  const repository = temporaryRepository({
    "a.txt": "\uFEFFone\r\n",
    "print.cjs": PRINT_FILE,
    "fail.cjs": "console.log('no'); process.exit(7);",
    "packages/b/b.txt": "here",
  });
  return repository.with([replacing(repository, "a.txt", "one", "two")]);
}

function prove(
  commands: string[],
  options: Partial<CommandOptions> = {},
  view: VirtualRepository = edited(),
): Promise<CommandProof[]> {
  let time = 0;
  const clock = (): number => (time += 10);
  return proveByCommands(view, commands, { clock, folder: "", timeoutMs: 60_000, ...options });
}

test("a command sees the edits, byte for byte, and the disk keeps what it had", async () => {
  const view = edited();
  const command = `${NODE} print.cjs a.txt`;
  const heard: string[] = [];
  expect(await prove([command], { onOutput: (text) => heard.push(text) }, view)).toEqual([
    {
      kind: "command",
      status: "passed",
      detail: `\`${command}\` exits 0`,
      ms: 10,
      command,
      output: "\uFEFFtwo\r\n",
    },
  ]);
  expect(heard.join("")).toBe("\uFEFFtwo\r\n");
  expect(readFileSync(join(view.root, "a.txt"), "utf8")).toBe("\uFEFFone\r\n");
});

test("the first command that fails is the last", async () => {
  const [passing, failing] = [`${NODE} print.cjs print.cjs`, `${NODE} fail.cjs`];
  const ended: number[] = [];
  const proofs = await prove([passing, failing, passing], { onEnd: (count) => ended.push(count) });
  expect(ended).toEqual([1, 2]);
  expect(proofs.map(({ status, detail }) => [status, detail])).toEqual([
    ["passed", `\`${passing}\` exits 0`],
    ["failed", `\`${failing}\` exits 7`],
  ]);
  expect(proofs[1]?.output).toBe("no\n");
});

test("a command that does not end is ended, and says so", async () => {
  const command = `${NODE} -e "setInterval(() => {}, 1000)"`;
  expect(await prove([command], { timeoutMs: 300 })).toMatchObject([
    { status: "failed", detail: `\`${command}\` did not end in time` },
  ]);
});

test("commands run in the folder that is asked for", async () => {
  const command = `${NODE} ../../print.cjs b.txt`;
  expect(await prove([command], { folder: "packages/b" })).toMatchObject([
    { status: "passed", output: "here" },
  ]);
});

test("what a command writes stays in the copy, and the copy goes", async () => {
  const view = edited();
  const command = `${NODE} -e "require('node:fs').writeFileSync('new.txt', ''); console.log(process.cwd())"`;
  const [proof] = await prove([command], {}, view);
  const copy = proof?.output.trim() ?? "";
  expect([copy === view.root, existsSync(copy), existsSync(join(view.root, "new.txt"))]).toEqual([
    false,
    false,
    false,
  ]);
});

test("an abort ends it with the reason", async () => {
  const controller = new AbortController();
  const running = prove([`${NODE} -e "console.log(1); setInterval(() => {}, 1000)"`], {
    signal: controller.signal,
    onOutput: () => controller.abort(new Error("enough")),
  });
  await expect(running).rejects.toThrow("enough");
});
