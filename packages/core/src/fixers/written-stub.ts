import type { ts } from "ts-morph";
import type { TextEdit } from "../model/edit.ts";

const STUB = /throw new Error\((?<quote>["'])(?:Method|Function) not implemented\.\k<quote>\)/;

/** Whether a text has a body as TypeScript writes it where it knows none: it throws. */
export function isStub(text: string): boolean {
  return STUB.test(text);
}

/** Whether a code fix writes such a body. */
export function writesStub({ changes }: ts.CodeFixAction): boolean {
  return changes.some(({ textChanges }) => textChanges.some(({ newText }) => isStub(newText)));
}

/** Whether what is written into files makes the compiler content, and leaves it to somebody to write what is missing. */
export function leavesStub(files: readonly { edits: readonly TextEdit[] }[]): boolean {
  return files.some(({ edits }) => edits.some(({ text }) => isStub(text)));
}
