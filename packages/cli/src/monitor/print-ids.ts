import { once } from "node:events";
import { currentTemplate, mineLog, type LogInput, type Template, type TemplateMiner } from "@hephaestus/core";
import type { OutputStream } from "../io.ts";

/** So many lines wait, since what comes later may tell that two templates are one. */
const MOST_WAITING = 1_000_000;
const BATCH = 10_000;
/** Of a line before the first entry. */
const NONE = "-";

/** Prints the id of each line's template, in the order of the lines, at the end or once a million lines wait. */
export async function printTemplateIds(
  logs: AsyncIterable<LogInput>,
  miner: TemplateMiner,
  stdout: OutputStream,
): Promise<void> {
  let waiting: (Template | undefined)[] = [];
  for await (const { chunks } of logs) {
    const log = mineLog((template) => waiting.push(template), miner);
    for await (const chunk of chunks) {
      log.push(chunk);
      if (waiting.length < 2 * MOST_WAITING) continue;
      await printAll(waiting.slice(0, MOST_WAITING), stdout);
      waiting = waiting.slice(MOST_WAITING);
    }
    log.end();
  }
  await printAll(waiting, stdout);
}

async function printAll(templates: readonly (Template | undefined)[], stdout: OutputStream): Promise<void> {
  for (let start = 0; start < templates.length; start += BATCH) {
    const text = templates
      .slice(start, start + BATCH)
      .map((template) => `${template === undefined ? NONE : currentTemplate(template).id}\n`)
      .join("");
    if (!stdout.write(text)) await Promise.race([once(stdout, "drain"), once(stdout, "close")]);
  }
}
