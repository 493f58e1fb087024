import type { Reporter, TestModule } from "vitest/node";

/** Vitest reporter that ends each run with one line for scripts and people: `214 passed, 0 failed`. */
export function plainSummaryReporter(write: (text: string) => void = writeToStdout): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      write(`${summarise(modules, unhandledErrors.length)}\n`);
    },
  };
}

/** A test file that cannot even be read, and an error outside any test, each count as one failure. */
function summarise(modules: readonly TestModule[], unhandledErrors: number): string {
  const count = { passed: 0, failed: unhandledErrors };
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const failed = states.filter((state) => state === "failed").length;
    count.passed += states.filter((state) => state === "passed").length;
    count.failed += failed === 0 && !module.ok() ? 1 : failed;
  }
  return `${count.passed} passed, ${count.failed} failed`;
}

function writeToStdout(text: string): void {
  process.stdout.write(text);
}
