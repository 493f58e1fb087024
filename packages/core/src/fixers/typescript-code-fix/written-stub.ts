import type { ts } from "ts-morph";

const STUB = /throw new Error\((?<quote>["'])(?:Method|Function) not implemented\.\k<quote>\)/;

/** Whether a text has a body as TypeScript writes it where it knows none: it throws. */
export function isStub(text: string): boolean {
  return STUB.test(text);
}

/** Whether a code fix writes such a body. */
export function writesStub({ changes }: ts.CodeFixAction): boolean {
  return changes.some(({ textChanges }) => textChanges.some(({ newText }) => isStub(newText)));
}
