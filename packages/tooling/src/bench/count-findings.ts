/** Measured by the bench, bundled: reads a log and counts what the formats find in it. */
// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { setFlagsFromString } from "node:v8";

/** As the command line does it, before it loads the rest. */
setFlagsFromString("--semi-space-growth-factor=1");

async function countFindings(path: string): Promise<number> {
  const [{ createDetector }, { createGeneralSearch }, { openLogFile }, { tunedForReading }] =
    await Promise.all([
      import("../../../core/src/detect/detect.ts"),
      import("../../../core/src/detect/general/general-search.ts"),
      import("../../../core/src/logs/sources/open-log.ts"),
      import("../../../core/src/logs/tuned-for-reading.ts"),
    ]);
  let count = 0;
  await tunedForReading(async () => {
    for await (const { source, chunks } of openLogFile(path)) {
      const detector = createDetector(() => (count += 1), { source, general: createGeneralSearch() });
      for await (const chunk of chunks) detector.push(chunk);
      detector.end();
    }
  });
  return count;
}

countFindings(process.argv[2] ?? "").then((count) => console.log(count), console.error);
