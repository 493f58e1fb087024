/** A project whose export was renamed, with an unlikely-to-be-meant fix for a second error. */
export const BROKEN_SHOP = {
  ".gitattributes": "* -text\n",
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return `${cents} ct`;\n}\n",
  "src/cart.ts": `\uFEFFimport { fromatPrice } from "./price";\r\nexport const total = fromatPrice(1);\r\n`,
  "src/bill.ts": `import { fromatPrice } from "./price";\nexport const bill = fromatPrice(2);\n`,
  "src/tax.ts": "export const tax = computeLevy(100);\n",
  "src/tax.test.ts": `import { tax } from "./tax";\nconsole.log(tax);\n`,
} as const;

/** What `tsc --noEmit` prints there. */
export const SHOP_LOG = `src/bill.ts(1,10): error TS2724: '"./price"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?
src/cart.ts(1,10): error TS2724: '"./price"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?
src/tax.ts(1,20): error TS2304: Cannot find name 'computeLevy'.
`;

/** The same without the error that has no proved fix. */
export const RENAME_LOG: string = SHOP_LOG.split("\n").slice(0, 2).join("\n");
