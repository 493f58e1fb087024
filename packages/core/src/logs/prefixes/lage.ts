import type { PrefixShape } from "./prefix.ts";

/** Two spaces follow the colon, so that no sentence looks like it. */
const TASK = /^((?:@[\w.~-]{1,100}\/)?[A-Za-z_][\w.-]{0,100}) ([A-Za-z_][\w.:-]{0,60}) :(?: {2}| ?$)/;
const VERBOSE = /^VERB: {2}\|(?: {2}| ?$)/;

/** Tasks of lage with `--verbose`: `@shop/web build :  text`, and in its groups for GitHub and Azure `VERB:  |  text`. */
export const lage: PrefixShape = {
  id: "lage",
  title: "lage",
  read(text) {
    const verbose = VERBOSE.exec(text)?.[0];
    if (verbose !== undefined) return { key: "VERB:", length: verbose.length, needed: 2 };
    const [prefix, name, task] = TASK.exec(text) ?? [];
    if (prefix === undefined || name === undefined || task === undefined) return undefined;
    return { key: `${name} ${task} :`, length: prefix.length, needed: 2, context: { package: name, task } };
  },
};
