import { levelOfWord } from "../level.ts";
import type { PrefixShape, StreamPrefix } from "./prefix.ts";

const BRACKETS = /^(?:➤ YN0000: (?:│ )?)?\[((?:\d{1,3}|[A-Za-z@][\w@./~:-]{0,200}) {0,20})\](:?)(?: |$)/u;
const NEEDED = 2;

/**
 * Labels of concurrently, yarn, nx, kubectl and Jenkins' parallel branches: `[web] text`, `[0] text`,
 * `[@shop/web]: text`, `[pod/web-6d4/app] text`. A logger's level in brackets is none.
 */
export const brackets: PrefixShape = {
  id: "brackets",
  title: "concurrently, yarn workspaces foreach, nx, kubectl",
  read(text) {
    const [prefix, padded, colon] = BRACKETS.exec(text) ?? [];
    const name = padded?.trimEnd();
    if (prefix === undefined || name === undefined || levelOfWord(name) !== undefined) return undefined;
    return {
      key: `[${name}]${colon ?? ""}`,
      length: prefix.length,
      needed: NEEDED,
      isLoose: true,
      ...contextOf(name),
    };
  },
};

function contextOf(name: string): Pick<StreamPrefix, "context"> {
  return /^@[\w.~-]{1,100}\/[\w.~-]{1,100}$/.test(name) ? { context: { package: name } } : {};
}
