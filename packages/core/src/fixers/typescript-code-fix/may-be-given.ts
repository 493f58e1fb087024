import { declaredVersions, manifestIn } from "../commands/manifest.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { posix } from "node:path";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Functions that browsers, Node.js, workers, test runners and scripts of a page put where all can call them. */
const HOST_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    "addEventListener alert atob blur btoa cancelAnimationFrame cancelIdleCallback captureEvents clearImmediate clearInterval",
    "clearTimeout close confirm createImageBitmap dispatchEvent fetch find focus gc getComputedStyle getSelection importScripts",
    "load matchMedia moveBy moveTo open postMessage print prompt queueMicrotask quit read readFile releaseEvents",
    "removeEventListener reportError requestAnimationFrame requestIdleCallback require resizeBy resizeTo scroll scrollBy",
    "scrollTo setImmediate setInterval setTimeout stop structuredClone write",
    "after afterAll afterEach assert before beforeAll beforeEach context cy describe expect inject it jest module page setup",
    "specify suite suiteSetup suiteTeardown teardown test vi",
    "_ $ $$ angular define fbq ga gtag jQuery moment Vue",
  ].flatMap((names) => names.split(" ")),
);
/** Words of the language that stand before a parenthesis. */
const KEYWORDS = [
  "async await catch constructor delete do else extends for function if import in instanceof new of return super",
  "switch throw typeof void while with yield",
].flatMap((words) => words.split(" "));
/** Brings no function of its own. */
const TYPES_ALONE = /^(?:typescript|@types\/(?!node$).*)$/;

/**
 * Whether a function of which the program knows nothing may be there when it runs: by the platform, by a package or a page,
 * or as a misspelt word of the language.
 */
export function isGivenByHost({ repository }: CodeFixSite, name: string): boolean {
  if (HOST_FUNCTIONS.has(name) || KEYWORDS.some((word) => nameLikeness(word, name) >= ALIKE)) return true;
  return repository.files.some((file) => {
    if (/\.html?$/.test(file)) return true;
    if (posix.basename(file) !== "package.json") return false;
    const manifest = manifestIn(repository, posix.dirname(file));
    return (
      manifest !== undefined && !Object.keys(declaredVersions(manifest)).every((one) => TYPES_ALONE.test(one))
    );
  });
}
