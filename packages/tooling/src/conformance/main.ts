import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SUITE = "@modelcontextprotocol/conformance@0.1.16";
const COMMAND_LINE = fileURLToPath(new URL("../../../cli/src/main.ts", import.meta.url));
/** The scenarios that any server can be asked; the others ask for tools and prompts of the suite's own example server. */
const SCENARIOS = [
  "server-initialize",
  "ping",
  "tools-list",
  "resources-list",
  "server-sse-multiple-streams",
  "dns-rebinding-protection",
];

/** Runs the official conformance suite of the Model Context Protocol on `hephaestus mcp --http`. Needs the npm registry. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-conformance-"));
  const server = spawn(process.execPath, [COMMAND_LINE, "mcp", "--http", "0", "-w", folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    const [said] = await once(server.stderr, "data");
    const url = /http:\S+/.exec(String(said))?.[0] ?? "";
    const failed = SCENARIOS.filter((scenario) => !passes(url, scenario));
    console.log(`${SCENARIOS.length - failed.length} of ${SCENARIOS.length} scenarios pass`);
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function passes(url: string, scenario: string): boolean {
  const { status, stdout } = spawnSync("npx", ["-y", SUITE, "server", "--url", url, "--scenario", scenario], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(process.execPath, "..")}:${process.env["PATH"] ?? ""}` },
  });
  console.log(`${status === 0 ? "pass" : "FAIL"}  ${scenario}  ${/Passed: .*/.exec(stdout)?.[0] ?? ""}`);
  return status === 0;
}

await main();
