import type { PrefixShape } from "./prefix.ts";

/** A pod's name looks like that of a workflow and its job. */
const OUTPUT = /^\[((?!pod\/)[A-Za-z][^\][/]{0,100}\/[^\][]{1,100})\] {3}\|(?: |$)/;

/** Output of the steps that act runs: `[CI/test]   | text`; its own words have no bar. */
export const act: PrefixShape = {
  id: "act",
  title: "act",
  read(text) {
    const [prefix, name] = OUTPUT.exec(text) ?? [];
    return prefix === undefined || name === undefined
      ? undefined
      : { key: `[${name.trimEnd()}] |`, length: prefix.length, needed: 2 };
  },
};
