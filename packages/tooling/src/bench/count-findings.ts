/** Measured by the bench, bundled: reads a log and counts what the formats find in it. */
// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { createDetector } from "../../../core/src/detect/detect.ts";
import { createGeneralSearch } from "../../../core/src/detect/general/general-search.ts";
import { openLogFile } from "../../../core/src/logs/sources/open-log.ts";

async function countFindings(path: string): Promise<number> {
  let count = 0;
  for await (const { source, chunks } of openLogFile(path)) {
    const detector = createDetector(() => (count += 1), { source, general: createGeneralSearch() });
    for await (const chunk of chunks) detector.push(chunk);
    detector.end();
  }
  return count;
}

countFindings(process.argv[2] ?? "").then((count) => console.log(count), console.error);
