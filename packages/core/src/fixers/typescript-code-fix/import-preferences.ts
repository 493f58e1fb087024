import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importEnding, quotePreference } from "./import-ending.ts";

/** `from "./rates.ts"` and `from "./rates"` */
const RELATIVE = /\bfrom\s?["']\.{1,2}\/(?<path>[^"'\n]{1,200})["']/g;
const SOURCE = /\.[cm]?tsx?$/;

/** How imports are written: types apart where sources are imported by their whole names, as what runs them asks nobody what is a type. */
export function importPreferences(site: CodeFixSite): ts.UserPreferences {
  const ending = importEnding(site);
  const quotes = quotePreference(site);
  return {
    ...(ending === undefined ? {} : { importModuleSpecifierEnding: ending }),
    ...(quotes === undefined ? {} : { quotePreference: quotes }),
    ...(importsSources(site) ? { preferTypeOnlyAutoImports: true } : {}),
  };
}

function importsSources({ project, sourceFile }: CodeFixSite): boolean {
  const paths = [...sourceFile.text.matchAll(RELATIVE)].map(({ groups }) => groups?.["path"] ?? "");
  return paths.length === 0
    ? project.options.allowImportingTsExtensions === true
    : paths.some((path) => SOURCE.test(path));
}
