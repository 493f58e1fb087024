/** `pnpm picture`: draws .github/demo.svg from what the command line really prints on the demo. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { copyProject } from "@hephaestus/demo";
import Anser from "anser";
import { terminalSvg } from "./terminal-svg.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const CLI = `${REPOSITORY}packages/cli/src/main.ts`;
const LOG = `${REPOSITORY}packages/demo/ci.log`;
const SHOWN_PROBLEMS = 2;
const PROMPT = "\u001B[32m$\u001B[0m";

async function hephaestus(args: readonly string[], folder: string): Promise<string> {
  const environment = { ...process.env, FORCE_COLOR: "1", NO_COLOR: "" };
  const run = promisify(execFile)(process.execPath, [CLI, ...args], { cwd: folder, env: environment });
  const { stdout } = await run.catch((error: unknown) => {
    if (typeof error === "object" && error !== null && "stdout" in error)
      return { stdout: String(error.stdout) };
    throw error;
  });
  return stdout;
}

/** The first problems and the last line: a picture is no manual. */
function shortened(report: string): string {
  const rows = report.trimEnd().split("\n");
  const starts = rows.flatMap((row, index) =>
    /^(?:error|warning) /.test(Anser.ansiToText(row)) ? [index] : [],
  );
  const first = rows.slice(0, starts[SHOWN_PROBLEMS] ?? rows.length).join("\n");
  return `${first.trimEnd()}\n\n\u001B[2m…\u001B[22m\n\n${rows.at(-1) ?? ""}`;
}

const copy = await copyProject(`${REPOSITORY}packages/demo/project`);
try {
  const analysis = await hephaestus(["analyze", LOG, "-w", copy.folder, "--trust", "-q"], copy.folder);
  const verify = ["--verify-command", "npm run typecheck", "--verify-command", "npm test"];
  const fix = await hephaestus(["fix", LOG, "-w", copy.folder, "--trust", "-q", ...verify], copy.folder);
  const screen = `${PROMPT} hephaestus analyze ci.log --trust\n\n${shortened(analysis)}\n\n${PROMPT} hephaestus fix ci.log --trust --verify-command "npm run typecheck" --verify-command "npm test"\n\n${fix}`;
  await writeFile(
    `${REPOSITORY}.github/demo.svg`,
    terminalSvg(screen, "hephaestus: from a failing log to a proved fix"),
  );
} finally {
  await copy.dispose();
}
