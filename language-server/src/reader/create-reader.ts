import { readSections, withIgnoreRule } from "@hephaestus/core";
import type { Handlers } from "../worker/serve-calls.ts";
import {
  createFolderEngines,
  settledPatterns,
  type FolderEngine,
  type FolderEngines,
} from "./folder-engines.ts";
import { withSuspicion } from "./nothing-found.ts";
import { folderLocator, locateMentions } from "./locate-mentions.ts";
import { openAlarmWatch, settledThresholds, type AlarmWatch } from "./alarm-watch.ts";
import { createLiveLog, type LiveLog } from "./live-log.ts";
import { logInputs } from "./log-chunks.ts";
import { logLines } from "./log-lines.ts";
import { placeReading } from "./place-reading.ts";
import { readLog } from "./read-log.ts";
import type { LogText, ReaderMethods } from "./reader-methods.ts";
import { bounded } from "./bounded.ts";
import { checkoutChoices } from "./checkout/checkout-choices.ts";
import { suspiciousLines } from "./suspicious-lines.ts";
import { withAdoptedLine } from "./teach/adopt-line.ts";
import { learnPattern } from "./teach/learn-pattern.ts";

/** More sections than anybody folds. */
const MOST_SECTIONS = 5000;
/** What an editor shows of a log as a document is at its start. */
const MOST_OUTLINED_BYTES = 64 * 2 ** 20;
const EVENT_LINES = 20_000;

interface OpenStream {
  log: LiveLog;
  watch: AlarmWatch | undefined;
}

/** Reads logs, places what they tell, and knows what they look like: all that takes no compiler. */
export function createReader(): Handlers<ReaderMethods> {
  const engines = createFolderEngines();
  const streams = new Map<string, OpenStream>();

  function streamOf(stream: string): OpenStream {
    const open = streams.get(stream);
    if (open === undefined) throw new Error(`there is no stream ${stream}`);
    return open;
  }

  return {
    async read({ log, label, target }, { signal, emit }) {
      const opening = engines.openAll(target);
      opening.catch(() => undefined);
      let told = 0;
      const reading = await readLog(logInputs(log, label), {
        patterns: await settledPatterns(target.folders[0]),
        most: target.most,
        signal,
        onLines(lines) {
          if (lines - told < EVENT_LINES) return;
          told = lines;
          emit(lines);
        },
      });
      const placed = await placeReading(reading, target, await opening);
      return await withSuspicion(placed, reading, () => suspiciousLines(logInputs(log, label), signal));
    },
    async openStream({ stream, label, most, folder, isEndless }) {
      const patterns = await settledPatterns(folder);
      const thresholds = isEndless ? await settledThresholds(folder) : undefined;
      await streams.get(stream)?.watch?.stop();
      const watch = thresholds === undefined ? undefined : await openAlarmWatch(thresholds);
      streams.set(stream, { log: createLiveLog({ source: label, patterns, most, isEndless }), watch });
      return { isWatched: watch !== undefined };
    },
    async append({ stream, text }) {
      const { log, watch } = streamOf(stream);
      log.push(text);
      return { lines: log.lines, alarms: (await watch?.push(text)) ?? [] };
    },
    async readStream({ stream, moment, target }) {
      const { log, watch } = streamOf(stream);
      if (moment === "end") {
        streams.delete(stream);
        await watch?.stop();
      }
      const reading = log.reading(moment);
      const placed = await placeReading(reading, target, await engines.openAll(target));
      return moment === "end" ? await withSuspicion(placed, reading, () => log.suspicious()) : placed;
    },
    ...lineReader(engines),
    addIgnoreRule: async ({ text, rule }) => withIgnoreRule(text, rule),
  };
}

type LineReader = Pick<Handlers<ReaderMethods>, "outline" | "mentions" | "checkouts" | "learn" | "adopt">;

/** What is asked about lines of a log that was read. */
function lineReader(engines: FolderEngines): LineReader {
  const openAll = (folders: readonly string[]): Promise<FolderEngine[]> =>
    Promise.all(folders.map((folder) => engines.open(folder)));
  return {
    outline: ({ log }) => outlineOf(log),
    async mentions({ log, from, to, folders, checkouts }) {
      const lines = await logLines(logInputs(log, "log"), from, to);
      const opened = await openAll(folders);
      const locators = await Promise.all(opened.map((each) => folderLocator(each, checkouts)));
      return locateMentions(lines, from, locators.flat());
    },
    async checkouts({ paths, folders }) {
      const opened = await openAll(folders);
      return checkoutChoices(
        paths,
        opened.map(({ folder = "", engine }) => ({ folder, files: engine.repository?.files ?? [] })),
      );
    },
    learn: (asked) => learnPattern(asked),
    async adopt({ target, ...asked }) {
      return await placeReading(await withAdoptedLine(asked), target, await engines.openAll(target));
    },
  };
}

async function outlineOf(log: LogText): ReturnType<Handlers<ReaderMethods>["outline"]> {
  for await (const { chunks } of logInputs(log, "log"))
    return await readSections(bounded(chunks, MOST_OUTLINED_BYTES), MOST_SECTIONS);
  return { sections: [], lines: 0 };
}
