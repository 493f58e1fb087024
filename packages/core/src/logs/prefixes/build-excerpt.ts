import type { PrefixShape } from "./prefix.ts";

const OUTPUT = /^\d{1,6}\.\d{1,3}(?: |$)/;

/** What BuildKit shows again of a step that failed, the seconds before it: `1.234 src/cart.ts(1,2): error TS1005: ';' expected.` */
export const buildExcerpt: PrefixShape = {
  id: "build-excerpt",
  title: "docker buildx, of the step that failed",
  read(text) {
    const prefix = OUTPUT.exec(text)?.[0];
    return prefix === undefined
      ? undefined
      : { key: "build-excerpt", length: prefix.length, needed: 1, isLoose: true };
  },
};
