import { isBuiltin } from "node:module";
import type { Problem } from "../../model/problem.ts";

/** What a failure asks for: a package that code imports, or one that only brings types. */
export interface PackageAskedFor {
  name: string;
  /** The whole specifier as it is written, e.g. `@shop/money/format`. */
  specifier: string;
  isTypes: boolean;
}

const MODULE_CODES = /^(?:TS2307|TS2792|TS2882|MODULE_NOT_FOUND|ERR_MODULE_NOT_FOUND|UNRESOLVED_IMPORT)$/;
const TYPES_CODES = /^(?:TS7016|TS2688|TS2875)$/;
const SENTENCE =
  /(?:Cannot find (?:module|package)|[Ff]ailed to resolve import|Could not resolve:?|Can't resolve|Could not find a declaration file for module|Cannot find type definition file for|requires the module path|Cannot find dependency) ["'](?<specifier>[^"'\n]{1,200})["']/;
const PACKAGE_NAME = /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~][\w.~-]*(?=\/|$)/;
/** Names that no package of a registry has: aliases of projects and modules that a build makes. */
const ALIAS = /^(?:[.#~/$]|@\/|virtual:|node:|bun:|file:|https?:|data:|astro:|cloudflare:)/;

/** Names that only some environment knows, and the package with its types. */
const TYPES_OF_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^TS(?:2580|2591)$/, "@types/node"],
  [/^TS(?:2581|2592)$/, "@types/jquery"],
  [/^TS(?:2867|2868)$/, "@types/bun"],
];
/** What is often listed as types and is a package itself. */
const OWN_TYPES: ReadonlySet<string> = new Set(["astro", "cypress", "vite", "vitest"]);
const TEST_NAMES = /^TS(?:2582|2593)$/;

/** The package that a failure asks for, by its own words; undefined where it asks for none. */
export function packageAskedFor({ code = "", message }: Problem): PackageAskedFor | undefined {
  const types = TYPES_OF_NAMES.find(([pattern]) => pattern.test(code))?.[1];
  if (types !== undefined) return { name: types, specifier: types, isTypes: true };
  const specifier = SENTENCE.exec(message)?.groups?.["specifier"];
  if (specifier === undefined) return undefined;
  const isAsked = MODULE_CODES.test(code) || TYPES_CODES.test(code) || !/^TS\d/.test(code);
  const name = isAsked ? packageNameIn(specifier) : undefined;
  if (name === undefined) return undefined;
  return TYPES_CODES.test(code)
    ? { name: code === "TS2688" && bringsTypes(specifier) ? name : typesOf(name), specifier, isTypes: true }
    : { name, specifier, isTypes: false };
}

/** `vite/client` is a file of a package; `node` stands for the package of its types. */
function bringsTypes(specifier: string): boolean {
  return specifier.includes("/") || OWN_TYPES.has(specifier);
}

/** Whether a failure asks for the functions that a test runner knows. */
export function asksForTestTypes({ code = "" }: Problem): boolean {
  return TEST_NAMES.test(code);
}

/** The package in a specifier; undefined for paths, aliases and what the platform brings. */
function packageNameIn(specifier: string): string | undefined {
  if (ALIAS.test(specifier) || isBuiltin(specifier)) return undefined;
  return PACKAGE_NAME.exec(specifier)?.[0];
}

/** `@types/x` of `x`, `@types/scope__x` of `@scope/x`. */
function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, "").replace("/", "__")}`;
}
