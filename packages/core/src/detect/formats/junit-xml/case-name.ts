import type { PathClaim } from "../format.ts";
import { decodeXml } from "../xml-tags.ts";
import { claim } from "../place.ts";

const FILE = /\.[a-z]{1,5}$/i;
const SEPARATORS = / [›»] /g;
const LINE = /^\d{1,9}$/;

/**
 * Name and file of a test, from its attributes and the suites around it. Node nests suites, whose names `classname` repeats
 * (`order.#sum()`); Vitest and Playwright write the file there and all names into `name`; Java and Python write the class. Node escapes names twice.
 */
export function caseName(
  attributes: ReadonlyMap<string, string>,
  suites: readonly string[],
): { name?: string; file?: PathClaim } {
  const name = decodeXml(attributes.get("name") ?? "")
    .replaceAll(SEPARATORS, " > ")
    .trim();
  const owner = attributes.get("classname") ?? "";
  const path = attributes.get("file") ?? [owner, name, suites.at(-1) ?? ""].find(isFile);
  const line = attributes.get("line") ?? "";
  const file = path === undefined ? undefined : claim(path, LINE.test(line) ? Number(line) : 1, undefined);
  const around = isOfOlderNode(owner, attributes) ? suites : suitesOf(owner, suites, name);
  const full = [...around.map(decodeXml), name].join(" > ");
  return { ...(isFile(name) ? {} : { name: full }), ...(file === undefined ? {} : { file }) };
}

/** Node up to 22 nests suites as well, but writes `classname="test"` for each of their tests. */
function isOfOlderNode(owner: string, attributes: ReadonlyMap<string, string>): boolean {
  return owner === "test" && attributes.has("failure");
}

function suitesOf(owner: string, suites: readonly string[], name: string): readonly string[] {
  const nested = suites.findIndex((_, index) => suites.slice(index).join(".") === owner);
  if (nested !== -1 && !isFile(owner)) return suites.slice(nested);
  if (owner === "" || owner === "test" || owner === name || isFile(owner) || name.startsWith(`${owner} `))
    return [];
  const dotted = owner.includes(".") && /^[\w$.]+$/.test(owner);
  return [dotted ? owner.slice(owner.lastIndexOf(".") + 1) : owner];
}

function isFile(text: string): boolean {
  return FILE.test(text) && !text.includes(" > ") && /^[^\s]+$|[\\/]/.test(text);
}
