/** `pnpm demo`: the broken shop, its CI log, the fixes, and the shop's own commands run again. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { copyProject } from "./copy-project.ts";

const PROJECT = fileURLToPath(new URL("../project", import.meta.url));
const LOG = fileURLToPath(new URL("../ci.log", import.meta.url));
const CLI = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));
const COMMANDS = ["npm run typecheck", "npm run lint", "npm test"];
const VERIFY = COMMANDS.flatMap((command) => ["--verify-command", command]);

const isColored = process.stdout.isTTY && !process.env["NO_COLOR"];

function heading(words: string): void {
  console.log(`\n${isColored ? `\u001B[1;36m▌ ${words}\u001B[0m` : `▌ ${words}`}\n`);
}

/** Runs a command line to its end and gives its exit code; what it prints goes straight through. */
function run(command: string, args: readonly string[], folder: string): Promise<number> {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: args.length === 0,
    env: plainEnvironment(),
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Without what the package manager that started us would tell the project's own, and without npm's notices. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm|pnpm)_/i.test(name));
  return { ...Object.fromEntries(inherited), npm_config_loglevel: "error" };
}

async function demonstrate(folder: string): Promise<boolean> {
  const common = [LOG, "--workspace", folder, "--trust"];
  heading("hephaestus analyze ci.log --trust --diff");
  await run(process.execPath, [CLI, "analyze", ...common, "--diff"], folder);
  heading(
    `hephaestus fix ci.log --trust ${VERIFY.map((word) => (word.includes(" ") ? `"${word}"` : word)).join(" ")}`,
  );
  await run(process.execPath, [CLI, "fix", ...common, ...VERIFY], folder);
  heading("the project's own commands, on what was written");
  let isGreen = true;
  for (const command of COMMANDS) {
    const code = await run(command, [], folder);
    console.log(code === 0 ? `✔ ${command} passes\n` : `✖ ${command} exits ${code}\n`);
    isGreen &&= code === 0;
  }
  return isGreen;
}

const copy = await copyProject(PROJECT);
try {
  const isGreen = await demonstrate(copy.folder);
  console.log(
    isGreen
      ? "The log's problems are fixed, and the project's own commands prove it."
      : "The project is still broken.",
  );
  process.exitCode = isGreen ? 0 : 1;
} finally {
  await copy.dispose();
}
