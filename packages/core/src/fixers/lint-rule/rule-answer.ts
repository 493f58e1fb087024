import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Where a rule complains: an offset of a source file. */
export interface RulePlace {
  project: ServiceOfFile;
  sourceFile: ts.SourceFile;
  start: number;
}

/** What a rule asks for at a place; undefined where it cannot be told to be safe. */
export type RuleAnswer = (place: RulePlace) => TextEdit | undefined;
