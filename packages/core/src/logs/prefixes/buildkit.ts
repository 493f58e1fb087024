import type { PrefixShape } from "./prefix.ts";

const OUTPUT = /^#(\d{1,5}) \d{1,6}\.\d{1,3}(?: |$)/;

/** What a step of BuildKit's plain progress prints, the seconds before it: `#12 1.234 src/cart.ts(1,2): error TS1005: ';' expected.` */
export const buildkit: PrefixShape = {
  id: "buildkit",
  title: "docker buildx",
  read(text) {
    const [prefix, step] = OUTPUT.exec(text) ?? [];
    return prefix === undefined || step === undefined
      ? undefined
      : { key: `#${step}`, length: prefix.length, needed: 1 };
  },
};
