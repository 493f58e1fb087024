import { writeFileSync } from "node:fs";
import process from "node:process";
import Mocha from "mocha";
import { SUITES } from "./table.ts";

/** The extension host applies no formats and drops long texts: one line each, marked for the launcher. */
function print(line: string): void {
  console.log(`[test] ${line}`);
}

/** Runs every test in the extension host, or those whose title holds HEPHAESTUS_SUITE_GREP. The launcher reads the result file: an exit code alone proves nothing. */
export async function run(): Promise<void> {
  const grep = process.env["HEPHAESTUS_SUITE_GREP"] ?? "";
  const mocha = new Mocha({ timeout: 300_000, reporter: "base", grep: new RegExp(grep) });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const load of SUITES) await load();
  const result = await results(mocha);
  const path = process.env["HEPHAESTUS_SUITE_RESULT"];
  if (path !== undefined) writeFileSync(path, JSON.stringify(result));
  if (result.failed > 0 || result.passed === 0) throw new Error(`${result.failed} tests failed`);
}

function results(mocha: Mocha): Promise<{ passed: number; failed: number }> {
  return new Promise((resolve) => {
    let passed = 0;
    let failed = 0;
    const runner = mocha.run(() => resolve({ passed, failed }));
    runner.on("pass", (test) => {
      passed += 1;
      print(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on("fail", (test, error: Error) => {
      failed += 1;
      print(`✖ ${test.fullTitle()}`);
      for (const line of (error.stack ?? error.message).split("\n")) print(`    ${line}`);
    });
  });
}
