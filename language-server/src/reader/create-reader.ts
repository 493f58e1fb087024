import {
  createReading,
  readSections,
  type LogReader,
  type OngoingReading,
  withIgnoreRule,
} from "@hephaestus/core";
import type { Handlers } from "../worker/serve-calls.ts";
import { configOf, createFolderEngines } from "./folder-engines.ts";
import { folderLocator, locateMentions } from "./locate-mentions.ts";
import { logInputs } from "./log-chunks.ts";
import { logLines } from "./log-lines.ts";
import { placeReading } from "./place-reading.ts";
import { readLog } from "./read-log.ts";
import type { LogText, ReaderMethods } from "./reader-methods.ts";
import { bounded } from "./bounded.ts";

interface OpenStream {
  reading: OngoingReading;
  log: LogReader;
}

/** More sections than anybody folds. */
const MOST_SECTIONS = 20_000;
/** What an editor shows of a log as a document is at its start. */
const MOST_OUTLINED_BYTES = 64 * 2 ** 20;
const EVENT_LINES = 20_000;

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
      const [folder] = target.folders;
      const { config } = folder === undefined ? { config: undefined } : await configOf(folder);
      let told = 0;
      const reading = await readLog(logInputs(log, label), {
        patterns: config?.patterns ?? [],
        most: target.most,
        signal,
        onLines(lines) {
          if (lines - told < EVENT_LINES) return;
          told = lines;
          emit(lines);
        },
      });
      return await placeReading(reading, target, engines);
    },
    async openStream({ stream, label, most }) {
      const reading = createReading([], most);
      streams.set(stream, { reading, log: reading.open({ source: label }) });
      return null;
    },
    async append({ stream, text }) {
      const { reading, log } = streamOf(stream);
      log.push(Buffer.from(text));
      return { findings: reading.soFar().findings.length, lines: log.lines };
    },
    async readStream({ stream, end, target }) {
      const { reading, log } = streamOf(stream);
      if (end) {
        log.end();
        streams.delete(stream);
      }
      return await placeReading(reading.soFar(), target, engines);
    },
    outline: ({ log }) => outlineOf(log),
    async mentions({ log, from, to, folders }) {
      const lines = await logLines(logInputs(log, "log"), from, to);
      const opened = await Promise.all(folders.map((folder) => engines.open(folder, new Map())));
      const locators = opened.flatMap(({ engine }, index) => folderLocator(folders[index] ?? "", engine));
      return locateMentions(lines, from, locators);
    },
    addIgnoreRule: async ({ text, rule }) => withIgnoreRule(text, rule),
  };
}

async function outlineOf(log: LogText): ReturnType<Handlers<ReaderMethods>["outline"]> {
  for await (const { chunks } of logInputs(log, "log"))
    return await readSections(bounded(chunks, MOST_OUTLINED_BYTES), MOST_SECTIONS);
  return { sections: [], lines: 0 };
}
