import type { PrefixShape } from "./prefix.ts";

const TARGET = /^ {0,60}((?:\.{1,2}\/[\w./-]{1,100})?\+[A-Za-z][\w.-]{0,60})(?: \*failed\*)? \|(?: |$)/;

/** Targets of Earthly, right-aligned, those of other folders with their path: `      +test | text`, `   ./web+test | text`. */
export const earthly: PrefixShape = {
  id: "earthly",
  title: "Earthly",
  read(text) {
    const [prefix, target] = TARGET.exec(text) ?? [];
    return prefix === undefined || target === undefined
      ? undefined
      : { key: `${target} |`, length: prefix.length, needed: 2 };
  },
};
