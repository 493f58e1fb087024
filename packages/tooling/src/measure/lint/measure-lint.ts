import { spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openEngine, openLogFile, planFix } from "@hephaestus/core";
import type { RepairCase } from "../repair-case.ts";
import { inWorkspace } from "../workspace.ts";
import { MEASURED_TOOLS, type MeasuredTool } from "./tools.ts";

/** What was made of one complaint. */
export interface LintMeasure {
  id: string;
  tool: string;
  /** `resolved`: the tool is content. `none`: nothing was changed. `harmful`: something was, and the tool is not content. */
  outcome: Record<"proved" | "all", "resolved" | "none" | "harmful">;
  /** Whether what is proved is what the expert wrote, blank lines apart. */
  isExact: boolean;
  /** Titles and status of all solutions. */
  offered: string[];
  /** Milliseconds of the analysis, with the tool's start. */
  ms: number;
}

const PACKAGES = fileURLToPath(new URL("../../../..", import.meta.url));

/** Runs the real tool on a case, repairs what it prints, and runs it again. Throws where the tool is content to begin with. */
export async function measureLint({ id, before, after }: RepairCase): Promise<LintMeasure> {
  const name = id.split("/", 1)[0] ?? "";
  const tool = MEASURED_TOOLS[name];
  if (tool === undefined) throw new Error(`${name} is no tool that is measured`);
  const files = new Map([...Object.entries(tool.config), ...before]);
  return inWorkspace(files, async (folder) => {
    symlinkSync(join(PACKAGES, tool.installed, "node_modules"), join(folder, "node_modules"), "junction");
    const broken = check(tool, folder);
    if (broken.passes) throw new Error("the tool has no complaint");
    writeFileSync(join(folder, "ci.log"), broken.output);
    const engine = await openEngine({
      workspace: folder,
      trust: true,
      config: { ignore: [], protectedPaths: [] },
      clock: () => 0,
      progress: () => undefined,
    });
    try {
      const started = performance.now();
      const analysis = await engine.analyze(openLogFile(join(folder, "ci.log"), "ci.log"));
      const ms = performance.now() - started;
      const request = { only: [], commands: [], folder: "", commandTimeoutMs: 0 };
      const plans = {
        proved: await planFix(engine, analysis, { ...request, all: false }),
        all: await planFix(engine, analysis, { ...request, all: true }),
      };
      const texts = new Map(plans.proved.changes.map(({ file, after: text }) => [file, text]));
      return {
        id,
        tool: name,
        outcome: {
          proved: outcomeOf(plans.proved.changes, tool, folder),
          all: outcomeOf(plans.all.changes, tool, folder),
        },
        isExact: [...after].every(([file, text]) => isSame(texts.get(file) ?? files.get(file) ?? "", text)),
        offered: analysis.solutions.map(({ title, verdict }) => `${verdict.status}: ${title}`),
        ms,
      };
    } finally {
      engine.dispose();
    }
  });
}

function outcomeOf(
  changes: readonly { file: string; before: string; after: string }[],
  tool: MeasuredTool,
  folder: string,
): "resolved" | "none" | "harmful" {
  if (changes.length === 0) return "none";
  for (const { file, after } of changes) writeFileSync(join(folder, file), after);
  const { passes } = check(tool, folder);
  for (const { file, before } of changes) writeFileSync(join(folder, file), before);
  return passes ? "resolved" : "harmful";
}

function check({ installed, program }: MeasuredTool, folder: string): { passes: boolean; output: string } {
  const path = join(PACKAGES, installed, "node_modules", program.package, program.path);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...program.args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { passes: status === 0, output: `${stdout}${stderr}` };
}

function isSame(one: string, other: string): boolean {
  return one.replaceAll(/\s+/g, " ").trim() === other.replaceAll(/\s+/g, " ").trim();
}
