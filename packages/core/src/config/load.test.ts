import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { HephaestusError } from "../model/error.ts";
import { loadConfig } from "./load.ts";

const root = await mkdtemp(join(tmpdir(), "hephaestus-config-"));
afterAll(() => rm(root, { recursive: true }));

async function repository(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(root, name);
  await mkdir(join(folder, ".git"), { recursive: true });
  await mkdir(join(folder, "packages/app"), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}

test("the nearest file above counts, and is told relative to the folder", async () => {
  const folder = await repository("above", { "hephaestus.yaml": "verify: npm test\n" });
  const { config, settings, file } = await loadConfig(join(folder, "packages/app"));
  expect(config.verify).toEqual(["npm test"]);
  expect(file).toBe("../../hephaestus.yaml");
  expect(settings.find(({ key }) => key === "verify")?.source).toBe("../../hephaestus.yaml:1");
});

test("a nearer file hides one above; .yaml goes before .yml", async () => {
  const files = { "hephaestus.yaml": "verify: above", "packages/hephaestus.yml": "verify: yml" };
  const folder = await repository("nearer", files);
  expect((await loadConfig(join(folder, "packages/app"))).config.verify).toEqual(["yml"]);
  await writeFile(join(folder, "packages/hephaestus.yaml"), "verify: yaml");
  expect((await loadConfig(join(folder, "packages/app"))).config.verify).toEqual(["yaml"]);
});

test("the search ends at the root of the repository", async () => {
  await writeFile(join(root, "hephaestus.yaml"), "verify: outside");
  const { config, file } = await loadConfig(await repository("alone", {}));
  await rm(join(root, "hephaestus.yaml"));
  expect(config.verify).toEqual([]);
  expect(file).toBeUndefined();
});

test("mistakes are refused in one error, a line for each", async () => {
  const folder = await repository("wrong", { "hephaestus.yaml": "mode: fix\nlogs: {}\n" });
  await expect(loadConfig(folder)).rejects.toMatchObject({
    code: "config-invalid",
    message:
      "hephaestus.yaml has 2 mistakes\n" +
      'hephaestus.yaml:1:7 mode: "fix" is not allowed, expected suggest, deploy\n' +
      "hephaestus.yaml:2:1 logs: unknown key (did you mean log?), " +
      "allowed: log, mode, remote_repo, deploy, verify, protected_paths, ignore, patterns, ai",
    hint: "correct the file, then run `hephaestus config check`",
  });
});

test("a crowd of mistakes is cut off and counted", async () => {
  const text = Array.from({ length: 60 }, (_, index) => `key${index}: 1`).join("\n");
  const folder = await repository("crowd", { "hephaestus.yaml": text });
  const error: unknown = await loadConfig(folder).catch((reason: unknown) => reason);
  const lines = error instanceof HephaestusError ? error.message.split("\n") : [];
  expect([lines.length, lines.at(0), lines.at(-1)]).toEqual([
    52,
    "hephaestus.yaml has 60 mistakes",
    "and 10 more",
  ]);
});

test("a folder of that name is refused, a huge file is not read whole", async () => {
  const folder = await repository("folder", {});
  await mkdir(join(folder, "hephaestus.yaml"));
  await expect(loadConfig(folder)).rejects.toThrow("hephaestus.yaml cannot be read: it is not a file");
  const huge = await repository("huge", { "hephaestus.yaml": "#".repeat(1_000_000) });
  await expect(loadConfig(huge)).rejects.toThrow("hephaestus.yaml:1:1 too large, expected at most 64 KiB");
});
