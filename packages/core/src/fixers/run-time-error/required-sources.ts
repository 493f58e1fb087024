import { posix } from "node:path";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { wordsOf } from "../words-of.ts";
import type { Source } from "./import-source.ts";

const MOST_FILES = 3000;
const REQUIRE =
  /^[ \t]{0,8}(?:const|let|var) (?<bound>\{[^}=]{1,1000}\}|[\w$]{1,60})[ \t]{0,60}= ?require\((?<quote>["'])(?<module>[^"'\n]{1,200})\k<quote>\)(?=[;\s])/gm;
/** `const Tariff = require("./tariffs").Tariff` */
const REQUIRE_MEMBER =
  /^[ \t]{0,8}(?:const|let|var) (?<member>[\w$]{1,60})[ \t]{0,60}= ?require\((?<quote>["'])(?<module>[^"'\n]{1,200})\k<quote>\)\.\k<member>(?=[;\s])/gm;
/** `exports.Tariff = require("./tariff")`, and the same in braces. */
const HANDED_ON =
  /(?:\bexports\.|^[ \t]{0,8}|[{,] ?)(?<bound>[\w$]{1,60})[ \t]{0,60}[=:] ?require\((?<quote>["'])(?<module>[^"'\n]{1,200})\k<quote>\)(?=[;,\s}])/gm;
const EXPORTS = /\bmodule\.exports ?=|= ?module\.exports\b|^exports\.\w/m;
const EXTENSION = /\.c?js$/;
const AS_ELSEWHERE = 0.88;
/** Surer than an index that hands it on, which may require who asks. */
const OF_ITS_NAME = 0.92;
/** Surer than the module that hands it on, which often requires who asks. */
const AS_HANDED_ON = 0.93;
const BY_EXPORT = 0.85;
const BY_FILE_NAME = 0.85;
const BY_FOLDER_NAME = 0.6;
const EITHER = 0.45;
/** `strategy` in `strategies` */
const SHORTEST_STEM = 4;

/** Where a name comes from in a CommonJS module: as others require it, else from the one module that exports it or is named so. */
export function requiredSources(repository: VirtualRepository, file: string, name: string): Source[] {
  const textOf = (other: string): string => repository.read(other)?.text ?? "";
  const modules = repository.files
    .filter((other) => other !== file && isJavaScriptFile(other))
    .slice(0, MOST_FILES);
  const elsewhere = once(
    [REQUIRE, REQUIRE_MEMBER].flatMap((pattern) =>
      modules.flatMap((other) => requiresIn(textOf(other), name, { from: other, to: file }, pattern)),
    ),
  );
  const [only] = elsewhere;
  const isOfItsName =
    only?.form === "default" && only.module.startsWith(".") && isCalledSo(only.module, name);
  if (only !== undefined) return weighed(elsewhere, isOfItsName ? OF_ITS_NAME : AS_ELSEWHERE);
  const handedOn = once(
    modules.flatMap((other) => requiresIn(textOf(other), name, { from: other, to: file }, HANDED_ON)),
  );
  if (handedOn.length > 0) return weighed(handedOn, AS_HANDED_ON);
  const own = modules.filter((other) => !isTestFile(other));
  const exporting = own.flatMap((other): Place[] => {
    const form = exportedAs(textOf(other), name);
    return form === undefined ? [] : [{ module: pathTo(file, other), form }];
  });
  if (exporting.length > 0) return weighed(exporting, BY_EXPORT);
  const named = own.filter((other) => isNamedSo(other, name) && EXPORTS.test(textOf(other)));
  const places = named.map((other): Place => ({ module: pathTo(file, other), form: "default" }));
  return weighed(places, named.some((other) => isCalledSo(other, name)) ? BY_FILE_NAME : BY_FOLDER_NAME);
}

type Place = Omit<Source, "confidence">;

function once(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.form} ${place.module}`, place])).values()];
}

/** One source alone is meant; of two either may be; more say nothing. */
function weighed(places: readonly Place[], confidence: number): Source[] {
  const own = places.length === 1 ? confidence : EITHER;
  return places.length > 2 ? [] : places.map((place) => ({ ...place, confidence: own }));
}

function requiresIn(
  text: string,
  name: string,
  { from, to }: { from: string; to: string },
  pattern: RegExp,
): Place[] {
  if (!text.includes(name)) return [];
  return [...text.matchAll(pattern)].flatMap(({ groups }): Place[] => {
    const { member = "", bound = `{${member}}`, module = "" } = groups ?? {};
    const form = formOf(bound, name);
    if (form === undefined) return [];
    if (!module.startsWith(".")) return [{ module, form }];
    const target = posix.join(posix.dirname(from), module);
    const isFolder = /^\.{0,2}\/?$/.test(target);
    return isFolder || target.replace(EXTENSION, "") === to.replace(EXTENSION, "")
      ? []
      : [{ module: pathTo(to, target, module), form }];
  });
}

function formOf(bound: string, name: string): Source["form"] | undefined {
  if (bound === name) return "default";
  const names = bound.startsWith("{") ? bound.slice(1, -1).split(",") : [];
  return names.some((one) => one.trim() === name) ? "named" : undefined;
}

/** The specifier of a file in another, without its extension unless `before` has one; `../tariff` in the folder that is called as the file. */
function pathTo(from: string, module: string, before = ""): string {
  const relative = posix.relative(
    posix.dirname(from),
    EXTENSION.test(before) ? module : module.replace(EXTENSION, ""),
  );
  const bare = relative === "" ? `../${posix.basename(module)}` : relative.replace(/\/index$/, "");
  return bare.startsWith(".") ? bare : `./${bare}`;
}

function exportedAs(text: string, name: string): Source["form"] | undefined {
  if (!text.includes(name)) return undefined;
  const bare = name.replaceAll("$", String.raw`\$`);
  const named = String.raw`\bexports\.${bare} ?=[^=]|\bmodule\.exports ?= ?\{(?:[^{}]{0,2000}[\s,])?${bare}\s{0,8}[,}]`;
  if (new RegExp(named).test(text)) return "named";
  const whole = String.raw`\bmodule\.exports ?= ?(?:(?:async )?function ?\*? ?|class )?${bare}(?![\w$.(])|\bmodule\.exports ?= ?(?:async )?function ?\*? ?${bare} ?\(`;
  return new RegExp(whole).test(text) ? "default" : undefined;
}

/** `flatRate` is what `flat-rate.js` is. */
function isCalledSo(file: string, name: string): boolean {
  return baseOf(file).join() === wordsOf(name).join();
}

function baseOf(file: string): string[] {
  return wordsOf(posix.basename(file).replace(EXTENSION, ""));
}

/** `acceptVersionStrategy` is what `strategies/accept-version.js` is: the words of its name, then those of its folder. */
function isNamedSo(file: string, name: string): boolean {
  const words = wordsOf(name);
  const base = baseOf(file);
  const folder = posix.basename(posix.dirname(file)).toLowerCase();
  const begins = base.length > 0 && base.every((word, index) => words[index] === word);
  const rest = words.slice(base.length);
  return (
    begins && rest.every((word) => folder.startsWith(word.slice(0, Math.max(SHORTEST_STEM, word.length - 2))))
  );
}
