import type { PrefixShape } from "./prefix.ts";

const BUILD =
  /^➤ YN\d{4}: (?:│ )?((?:@[\w.~-]{1,100}\/)?[\w.~-]{1,100}@(?:workspace:([\w@./[\]()+-]{1,200})|[\w.~^*:@/#%+-]{1,200})(?: \[[\da-f]{1,10}\])?) (STDERR|STDOUT)(?: |$)/u;

/** What the scripts of packages print while Yarn 2 and newer installs: `➤ YN0000: │ @shop/web@workspace:packages/web STDERR text`. */
export const yarnBuild: PrefixShape = {
  id: "yarn-build",
  title: "yarn install",
  read(text) {
    const [prefix, name, directory, stream] = BUILD.exec(text) ?? [];
    if (prefix === undefined || name === undefined || stream === undefined) return undefined;
    return {
      key: `${name} ${stream}`,
      length: prefix.length,
      needed: 1,
      ...(directory === undefined ? {} : { context: { directory } }),
    };
  },
};
