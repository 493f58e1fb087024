import type { ts } from "ts-morph";
import { functionAround } from "./types.ts";

const FAILURE = /^(?:errors?|err|failures?|failed|hasFailed|isError|ok|isOk|success|isSuccess|succeeded)$/;

/**
 * Whether a value tells beside what is taken of it that something failed, and the function around never asks: what is there
 * all the same may be good for nothing.
 */
export function hasUnreadFailure(compiler: typeof ts, owner: ts.Type, value: ts.Node): boolean {
  const told = owner.getProperties().filter(({ name }) => FAILURE.test(name));
  const around = functionAround(compiler, value) ?? value.getSourceFile();
  const held = value.getText();
  const text = around.getText();
  return told.length > 0 && !told.some(({ name }) => text.includes(`${held}.${name}`));
}
