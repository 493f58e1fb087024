/** `pnpm test:neovim`: the server in a real Neovim, headless. Takes the program from NVIM, or `nvim` from the path. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";

const Report = z.object({
  ok: z.boolean(),
  problem: z.string(),
  steps: z.array(z.object({ what: z.string(), ok: z.boolean() })),
});

const FILES: Readonly<Record<string, string>> = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, types: [], noEmit: true },
    include: ["src"],
  }),
  "src/area.ts": "export const area = (width: number): number => widht * 2;\n",
  "ci.log": "src/area.ts(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?\n",
};
const LONGEST_MS = 180_000;

/** 0 when every step went well, 1 when one did not, 2 where there is no Neovim. */
function main(): number {
  const program = process.env["NVIM"] ?? "nvim";
  const version = spawnSync(program, ["--version"], { encoding: "utf8" });
  if (version.status !== 0) {
    console.error(`There is no Neovim (${program}): install it, or name it in NVIM.`);
    return 2;
  }
  console.log(version.stdout.split("\n", 1)[0]);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-neovim-")));
  try {
    return probe(program, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function probe(program: string, folder: string): number {
  const root = join(folder, "project");
  mkdirSync(join(root, "src"), { recursive: true });
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(root, file), text);
  const report = join(folder, "report.json");
  const { stderr } = spawnSync(
    program,
    ["--headless", "-u", "NONE", "-n", "-c", `luafile ${join(import.meta.dirname, "probe.lua")}`],
    {
      encoding: "utf8",
      timeout: LONGEST_MS,
      env: {
        ...process.env,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
        PROBE_ROOT: root,
        PROBE_SERVER: join(import.meta.dirname, "../main.ts"),
        PROBE_NODE: process.execPath,
        PROBE_REPORT: report,
      },
    },
  );
  return tell(report, stderr);
}

function tell(report: string, stderr: string): number {
  const { ok, problem, steps } = readReport(report, stderr);
  for (const step of steps) console.log(`${step.ok ? "ok    " : "FAILED"} ${step.what}`);
  const failed = steps.filter((step) => !step.ok).length;
  if (!ok) console.error(problem);
  console.log(`${steps.length - failed} passed, ${failed} failed`);
  return ok && failed === 0 ? 0 : 1;
}

function readReport(path: string, stderr: string): z.infer<typeof Report> {
  try {
    return Report.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return { ok: false, problem: `Neovim gave no report. ${stderr}`, steps: [] };
  }
}

process.exitCode = main();
