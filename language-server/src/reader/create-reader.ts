import { readSections, withIgnoreRule, type Config } from "@hephaestus/core";
import type { Handlers } from "../worker/serve-calls.ts";
import { configOf, createFolderEngines } from "./folder-engines.ts";
import { folderLocator, locateMentions } from "./locate-mentions.ts";
import { createLiveLog, type LiveLog } from "./live-log.ts";
import { logInputs } from "./log-chunks.ts";
import { logLines } from "./log-lines.ts";
import { placeReading } from "./place-reading.ts";
import { readLog } from "./read-log.ts";
import type { LogText, ReaderMethods } from "./reader-methods.ts";
import { bounded } from "./bounded.ts";

/** More sections than anybody folds. */
const MOST_SECTIONS = 5000;
/** What an editor shows of a log as a document is at its start. */
const MOST_OUTLINED_BYTES = 64 * 2 ** 20;
const EVENT_LINES = 20_000;

/** Reads logs, places what they tell, and knows what they look like: all that takes no compiler. */
export function createReader(): Handlers<ReaderMethods> {
  const engines = createFolderEngines();
  const streams = new Map<string, LiveLog>();

  function streamOf(stream: string): LiveLog {
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
        patterns: await patternsOf(target.folders[0]),
        most: target.most,
        signal,
        onLines(lines) {
          if (lines - told < EVENT_LINES) return;
          told = lines;
          emit(lines);
        },
      });
      return await placeReading(reading, target, await opening);
    },
    async openStream({ stream, label, most, folder, isEndless }) {
      const patterns = await patternsOf(folder);
      streams.set(stream, createLiveLog({ source: label, patterns, most, isEndless }));
      return null;
    },
    async append({ stream, text }) {
      const log = streamOf(stream);
      log.push(text);
      return log.lines;
    },
    async readStream({ stream, moment, target }) {
      const log = streamOf(stream);
      if (moment === "end") streams.delete(stream);
      return await placeReading(log.reading(moment), target, await engines.openAll(target));
    },
    outline: ({ log }) => outlineOf(log),
    async mentions({ log, from, to, folders }) {
      const lines = await logLines(logInputs(log, "log"), from, to);
      const opened = await Promise.all(folders.map((folder) => engines.open(folder)));
      const locators = opened.flatMap(({ engine }, index) => folderLocator(folders[index] ?? "", engine));
      return locateMentions(lines, from, locators);
    },
    addIgnoreRule: async ({ text, rule }) => withIgnoreRule(text, rule),
  };
}

async function patternsOf(folder: string | undefined): Promise<Config["patterns"]> {
  return folder === undefined ? [] : (await configOf(folder)).config.patterns;
}

async function outlineOf(log: LogText): ReturnType<Handlers<ReaderMethods>["outline"]> {
  for await (const { chunks } of logInputs(log, "log"))
    return await readSections(bounded(chunks, MOST_OUTLINED_BYTES), MOST_SECTIONS);
  return { sections: [], lines: 0 };
}
