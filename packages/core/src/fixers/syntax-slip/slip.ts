import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { Line, Token } from "./tokens.ts";

/** One token put in, taken out or exchanged, which may be all that is wrong with a text. */
export interface Slip {
  edit: TextEdit;
  title: string;
  /** 0..1, as of a candidate. */
  confidence: number;
  /** Ways to write one slip have one meaning. */
  meaning?: string;
}

/** A text that does not parse, as far as it could be read. */
export interface BrokenText {
  ts: typeof ts;
  path: string;
  text: string;
  tokens: readonly Token[];
  lines: readonly Line[];
  /** What the parser says, in order. */
  errors: readonly { start: number; message: string }[];
}

export const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["${", "}"],
]);
export const CLOSERS: ReadonlySet<string> = new Set([")", "]", "}"]);

/** A slip that puts a text in at a place. */
export function insertion(at: number, text: string, confidence: number, meaning?: string): Slip {
  return {
    edit: { start: at, end: at, text },
    title: text === "`" ? "Insert a backtick" : `Insert \`${text.trim()}\``,
    confidence,
    ...(meaning === undefined ? {} : { meaning }),
  };
}
