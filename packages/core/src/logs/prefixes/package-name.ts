import type { PrefixShape } from "./prefix.ts";

const SCOPED = /^(@[\w.~-]{1,100}\/[\w.~-]{1,100}):(?: |$)/;
const NAME = /^([a-z][a-z0-9._-]{0,100}):(?: (?!line \d)|$)/;
/** Parts of a tool mark what they say like packages: `@parcel/core: Failed to resolve './x' from './src/a.js'`. */
const TOOL = /^@(?:parcel|rollup|babel|swc|vitejs)\//;
/** `deploy.sh: …` */
const FILE = /\.(?:sh|bash|[cm]?[jt]sx?|py|rb|pl|php|c|h|cc|cpp|hpp|go|rs|java|kt|json|ya?ml)$/;
/** `error: …`, `npm warn: …` and what linkers and shells say are messages. */
const MESSAGE = /err|warn|info|note|hint|help|debug|trace|notice|fatal|fail|exception|cause/;
const NEEDED_WITHOUT_SCOPE = 4;

/** Packages of lerna and nx: `@shop/money: text`. */
export const packageName: PrefixShape = {
  id: "package-name",
  title: "lerna, nx",
  read(text) {
    const scoped = SCOPED.exec(text);
    const [prefix, name] = scoped ?? NAME.exec(text) ?? [];
    if (prefix === undefined || name === undefined) return undefined;
    if (scoped === null ? MESSAGE.test(name) || FILE.test(name) : TOOL.test(name)) return undefined;
    return {
      key: `${name}:`,
      length: prefix.length,
      needed: scoped === null ? NEEDED_WITHOUT_SCOPE : 2,
      ...(scoped === null ? { isLoose: true } : {}),
      context: { package: name },
    };
  },
};
