import { readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { LoadedConfig, Setting } from "@hephaestus/core";
import type { Command } from "commander";
import { Option } from "commander";
import { colorsFor } from "../color.ts";
import { print } from "../io.ts";
import type { Io } from "../io.ts";

const WORKSPACE = ["-w, --workspace <folder>", "folder to work in (default: the current one)"] as const;

interface WorkspaceOption {
  workspace?: string;
}

/** `hephaestus config init|show|check` */
export function registerConfig(command: Command, io: Io): void {
  command
    .command("init")
    .description("write a hephaestus.yaml that explains every key")
    .option(...WORKSPACE)
    .option("--force", "overwrite the one that is there", false)
    .action((options: WorkspaceOption & { force: boolean }) => initConfig(options, io));
  command
    .command("show")
    .description("print the values that hold and where each comes from")
    .option(...WORKSPACE)
    .addOption(
      new Option("-o, --format <format>", "form of the output").choices(["text", "json"]).default("text"),
    )
    .action((options: WorkspaceOption & { format: string }) => showConfig(options, io));
  command
    .command("check")
    .description("tell every mistake in hephaestus.yaml, a line for each")
    .option(...WORKSPACE)
    .action((options: WorkspaceOption) => checkConfig(options, io));
}

async function initConfig(options: WorkspaceOption & { force: boolean }, io: Io): Promise<void> {
  const { CONFIG_FILE_NAMES, HephaestusError, STARTER_CONFIG } = await import("@hephaestus/core");
  const { workspaceFolder } = await import("../workspace-folder.ts");
  const folder = await workspaceFolder(options.workspace, io);
  const present = await readdir(folder).catch((): string[] => []);
  const existing = CONFIG_FILE_NAMES.find((name) => present.includes(name));
  const path = join(folder, existing ?? CONFIG_FILE_NAMES[0]);
  const file = relative(io.cwd, path);
  if (existing !== undefined && !options.force) {
    throw new HephaestusError("usage", `${file} is already there`, { hint: "--force overwrites it" });
  }
  await writeFile(path, STARTER_CONFIG, { flag: existing === undefined ? "wx" : "w" }).catch(
    (error: unknown) => {
      throw new HephaestusError("file-unwritable", `${file} cannot be written`, { cause: error });
    },
  );
  await print(io.stderr, `${file} written\n`);
}

async function showConfig(options: WorkspaceOption & { format: string }, io: Io): Promise<void> {
  const loaded = await load(options, io);
  if (options.format === "json") return print(io.stdout, formatJson(loaded));
  if (loaded.file === undefined) {
    await print(io.stderr, "no hephaestus.yaml here or above: every value is a default\n");
  }
  await print(io.stdout, formatText(loaded.settings, io));
}

async function checkConfig(options: WorkspaceOption, io: Io): Promise<void> {
  const { file } = await load(options, io);
  if (file !== undefined) return print(io.stdout, `${file} is valid\n`);
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = "`hephaestus config init` writes one";
  throw new HephaestusError("usage", "no hephaestus.yaml here or above", { hint });
}

async function load(options: WorkspaceOption, io: Io): Promise<LoadedConfig> {
  const { loadConfig } = await import("@hephaestus/core");
  const { workspaceFolder } = await import("../workspace-folder.ts");
  return loadConfig(await workspaceFolder(options.workspace, io));
}

function formatJson({ file, settings }: LoadedConfig): string {
  const values = settings.map(({ key, value, source }) => ({ key, value: value ?? null, source }));
  return `${JSON.stringify({ version: 1, file: file ?? null, settings: values }, undefined, 2)}\n`;
}

function formatText(settings: readonly Setting[], io: Io): string {
  const colors = colorsFor(io.stdout, io.env);
  const rows = settings.map(({ key, value, source }) => ({ key, value: formatValue(value), source }));
  const keyWidth = Math.max(...rows.map((row) => row.key.length));
  const valueWidth = Math.min(40, Math.max(...rows.map((row) => row.value.length)));
  return rows
    .map((row) => `${row.key.padEnd(keyWidth)}  ${row.value.padEnd(valueWidth)}  ${colors.dim(row.source)}\n`)
    .join("");
}

function formatValue(value: unknown): string {
  if (value === undefined) return "(not set)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
