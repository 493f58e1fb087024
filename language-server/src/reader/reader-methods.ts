import type { IgnoreRule, LogOutline, LogSummary, Problem } from "@hephaestus/core";
import type { ReadAlarm } from "./alarm-watch.ts";
import type { Moment } from "./live-log.ts";
import type { NothingFound } from "../protocol/commands.ts";
import type { Range } from "../protocol/place.ts";
import type { Checkout } from "../protocol/settings.ts";
import type { FolderChoice } from "./checkout/checkout-choices.ts";

/** A text that an editor holds and the disk does not: `file` is relative to the folder, with `/`. */
export interface UnsavedText {
  folder: string;
  file: string;
  text: string;
}

/** What a log is placed in. */
export interface ReadTarget {
  /** Absolute paths of workspace folders; where `decided`, only the first is looked at. */
  folders: string[];
  decided: boolean;
  /** Absolute path of the folder that the log was printed in. */
  directory?: string;
  /** What the user chose; `to` is an absolute path. */
  checkouts: Checkout[];
  /** Most problems kept. */
  most: number;
  unsaved: UnsavedText[];
}

export type LogText = { path: string } | { text: string };

/** One log, or those of a run, each with the name of its job. */
export type LogTexts = LogText | { logs: { path: string; name: string }[] };

export interface PlacedProblem {
  problem: Problem;
  /** In the file of its location, where that is in the workspace. */
  range?: Range;
}

export interface ReadResult {
  /** The one of `ReadTarget.folders` that the log is of; missing where there is none. */
  folder?: string;
  /** A `Reading`, as JSON: only a prover looks into it. */
  reading: string;
  problems: PlacedProblem[];
  roots: string[];
  notes: string[];
  logs: LogSummary[];
  /** Problems that were counted, but not kept. */
  dropped: number;
  /** Where no parser knows an error in it; of a log that goes on, at its end. */
  nothing?: NothingFound;
  /** Paths that a checkout of the user's choice may place. */
  unplaced: string[];
  /** Those of `ReadTarget.folders` that it fits equally; the first of them was taken. */
  tied: string[];
}

/** A pattern of a line, as an entry of a hephaestus.yaml. */
export interface LearntPattern {
  name: string;
  /** The text of the hephaestus.yaml with it. */
  text: string;
  /** 0-based lines of the log that it reads. */
  reads: number[];
}

/** What a line mentions and a folder holds: offsets of the line, an absolute path, and the place told in it, 1-based. */
export interface LocatedMention {
  line: number;
  start: number;
  end: number;
  folder: string;
  file: string;
  row: number;
  column?: number;
}

/** What the reader answers. It loads no compiler. */
export interface ReaderMethods {
  read: {
    parameters: { log: LogTexts; label: string; target: ReadTarget };
    result: ReadResult;
    /** Lines read. */
    event: number;
  };
  openStream: {
    parameters: {
      stream: string;
      label: string;
      most: number;
      folder: string | undefined;
      isEndless: boolean;
    };
    /** Whether thresholds are set for it: of a log that is endless. */
    result: { isWatched: boolean };
    event: never;
  };
  /** Gives the number of lines read, and the alarms that these raised. */
  append: {
    parameters: { stream: string; text: string };
    result: { lines: number; alarms: ReadAlarm[] };
    event: never;
  };
  /** At its end, the stream is forgotten. */
  readStream: {
    parameters: { stream: string; moment: Moment; target: ReadTarget };
    result: ReadResult;
    event: never;
  };
  outline: { parameters: { log: LogText }; result: LogOutline; event: never };
  /** The mentions of files in the lines `from` to `to`, 0-based, the last one exclusive. */
  mentions: {
    parameters: { log: LogText; from: number; to: number; folders: string[]; checkouts: Checkout[] };
    result: LocatedMention[];
    event: never;
  };
  /** What the checkout of paths may be. */
  checkouts: { parameters: { paths: string[]; folders: string[] }; result: FolderChoice[]; event: never };
  /** Makes a pattern of a line, 0-based, and tries it on the log. `text` is that of the hephaestus.yaml. */
  learn: {
    parameters: { log: LogText; line: number; text: string; name: string | undefined };
    result: LearntPattern;
    event: never;
  };
  /** Takes a line, 0-based, for the failure: what was read, with one more problem. */
  adopt: {
    parameters: { reading: string; log: LogText; source: string; line: number; target: ReadTarget };
    result: ReadResult;
    event: never;
  };
  /** The text of a hephaestus.yaml with one more rule. */
  addIgnoreRule: { parameters: { text: string; rule: IgnoreRule }; result: string; event: never };
}
