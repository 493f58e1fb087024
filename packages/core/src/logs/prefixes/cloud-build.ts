import type { PrefixShape } from "./prefix.ts";

const STEP = /^Step #(\d{1,4})(?: - "([^"]{1,100})")?:(?: |$)/;

/** Steps of Google Cloud Build: `Step #1 - "test": text`, `Step #0: text`. */
export const cloudBuild: PrefixShape = {
  id: "cloud-build",
  title: "Google Cloud Build",
  read(text) {
    const [prefix, number, name] = STEP.exec(text) ?? [];
    if (prefix === undefined || number === undefined) return undefined;
    const context = name === undefined ? {} : { context: { task: name } };
    return { key: `Step #${number}`, length: prefix.length, needed: 1, ...context };
  },
};
