import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { exportedNames } from "./required-name.ts";
import { moduleAt } from "./requires-in.ts";

const CALLED = String.raw`\(`;

/**
 * A name that a CommonJS module misses, and all others of the module it comes from that are called there and nowhere bound, as that
 * exports them: with a `require` they were lost together.
 */
export function missedBeside(
  { read }: VirtualRepository,
  file: string,
  { name, module }: { name: string; module: string },
): string[] {
  const text = read(file)?.text ?? "";
  const from = module.startsWith(".") ? moduleAt(module, file, read) : undefined;
  const exported = from === undefined ? [] : exportedNames(read(from)?.text ?? "");
  const missed = exported.filter((other) => other === name || isCalledAlone(text, other));
  return missed.includes(name) ? [...new Set(missed)] : [name];
}

/** Whether a name stands in a text, and only to be called. */
function isCalledAlone(text: string, name: string): boolean {
  const bare = name.replaceAll("$", String.raw`\$`);
  const word = String.raw`(?<![\w$.])${bare}(?![\w$])`;
  const isCalled = new RegExp(word + CALLED).test(text);
  const isMore = new RegExp(
    String.raw`${word}(?![(:])|function\*? ${bare}\(|^\s{0,40}(?:async )?${bare}\([^()\n]{0,200}\) ?\{`,
    "m",
  ).test(text);
  return isCalled && !isMore;
}
