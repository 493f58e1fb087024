import { posix } from "node:path";
import { getBuiltinModule } from "node:process";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { missedBeside } from "./missed-beside.ts";
import { ownExport } from "./own-export.ts";
import type { Source } from "./import-source.ts";
import { packageSources } from "./package-sources.ts";
import { requiredSources } from "./required-sources.ts";

/** `x is not defined`, and as linters say it: `'x' is not defined.` */
const NOT_DEFINED = /(?<![\w$])(?<quote>['"`]?)(?<name>[A-Za-z_$][\w$]{0,60})\k<quote> is not defined\.?$/m;
/** As compilers say it. */
const NOT_FOUND = /^Cannot find name '(?<name>[A-Za-z_$][\w$]{0,60})'/;
const IMPORTS = /^(?:import\b|(?:const|let|var) .{1,200}= ?require\()/;
const NOTHING_ABOVE = /^(?:\/\/ @ts-check\n)?$/;
const MOST_FILES = 3000;
/** Surer than a package that has something of that name, too. */
const OF_WORKSPACE = 0.93;
const AS_ELSEWHERE = 0.85;
/** Where the workspace has something of that name, and a package as well. */
const EITHER = 0.45;
/** What misses several names of a module has lost them together: surer than one of them alone. */
const TOGETHER = 0.92;
const OF_PLATFORM = 0.6;

/** Modules of Node whose functions are called by their own names, likeliest first. */
const MODULES = [
  "path",
  "fs",
  "fs/promises",
  "url",
  "util",
  "crypto",
  "events",
  "os",
  "assert",
  "child_process",
  "perf_hooks",
];
/** Modules whose names stand for one thing alone, where no other of these has them. */
const OTHER_MODULES = [
  "stream",
  "zlib",
  "http",
  "https",
  "net",
  "readline",
  "string_decoder",
  "worker_threads",
];

/** The import of a name that is used and not defined: as other files import it, or from what Node brings. */
export function missingImport(
  { location: { file }, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const name = (NOT_DEFINED.exec(message) ?? NOT_FOUND.exec(message))?.groups?.["name"];
  const text = repository.read(file)?.text;
  if (name === undefined || text === undefined || !new RegExp(wordPattern(name)).test(text)) return [];
  if (NOT_FOUND.test(message) && isOwnModule(repository, file, name)) return [];
  return sourcesOf(repository, file, name).map(({ module, form, confidence }) => {
    const isOfBraces = form === "named" && isCommonJs(text);
    const names = isOfBraces ? missedBeside(repository, file, { name, module }) : [name];
    return {
      title: `Import ${names.map((one) => `\`${one}\``).join(", ")} from '${module}'`,
      edits: [{ file, edits: [importing(text, names, { module, form })] }],
      origin: "run-time-error",
      rationale: `\`${name}\` is used in ${posix.basename(file)}, and nothing there defines it`,
      confidence: names.length > 1 && confidence > EITHER ? TOGETHER : confidence,
    };
  });
}

/** Whether a module of the workspace exports the name to a module, which the compiler finds itself. */
function isOwnModule(repository: VirtualRepository, file: string, name: string): boolean {
  const text = repository.read(file)?.text ?? "";
  return !isCommonJs(text) && ownExport(repository, file, name) !== undefined;
}

function sourcesOf(repository: VirtualRepository, file: string, name: string): Source[] {
  const own = ownExport(repository, file, name);
  const elsewhere = importedElsewhere(repository, file, name);
  const ofWorkspace: Source[] =
    own === undefined ? [] : [{ module: own, form: "named", confidence: OF_WORKSPACE }];
  const required = isCommonJs(repository.read(file)?.text ?? "")
    ? requiredSources(repository, file, name)
    : [];
  const found =
    required.length > 0 ? required : [...ofWorkspace, ...(elsewhere === undefined ? [] : [elsewhere])];
  if (found.length > 1) return found.map((source) => ({ ...source, confidence: EITHER }));
  if (found.length > 0) return found;
  const ofPackages = packageSources(repository, file, name);
  return ofPackages.length > 0 ? ofPackages : ofPlatform(name);
}

function wordPattern(name: string): string {
  return String.raw`(?<![\w$.])${name.replaceAll("$", String.raw`\$`)}(?![\w$])`;
}

/** How other files import that name from a package or from Node; undefined where they do not agree. */
function importedElsewhere(
  { files, read }: VirtualRepository,
  file: string,
  name: string,
): Source | undefined {
  const pattern = new RegExp(
    String.raw`^import (?:(?<whole>${wordPattern(name)})(?:, \{[^}\n]{0,300}\})?|(?:[\w$]+, )?\{[^}\n]{0,300}${wordPattern(name)}[^}\n]{0,300}\}) from ["'](?<module>[^."'\n][^"'\n]{0,100})["']`,
    "m",
  );
  const others = files.filter((other) => other !== file && isSourceFile(other)).slice(0, MOST_FILES);
  const found = new Map<string, Source>();
  for (const other of others) {
    const text = read(other)?.text ?? "";
    const groups = text.includes(name) ? pattern.exec(text)?.groups : undefined;
    const module = groups?.["module"];
    if (module === undefined) continue;
    const form = groups?.["whole"] === undefined ? "named" : "default";
    found.set(`${form} ${module}`, { module, form, confidence: AS_ELSEWHERE });
  }
  const [only, ...rest] = found.values();
  return rest.length === 0 ? only : undefined;
}

function ofPlatform(name: string): Source[] {
  if ([...MODULES, ...OTHER_MODULES].includes(name))
    return [{ module: `node:${name}`, form: "default", confidence: OF_PLATFORM }];
  const [only, ...others] = OTHER_MODULES.filter((id) => has(id, name));
  const module = MODULES.find((id) => has(id, name)) ?? (others.length === 0 ? only : undefined);
  return module === undefined ? [] : [{ module: `node:${module}`, form: "named", confidence: OF_PLATFORM }];
}

function has(module: string, name: string): boolean {
  return Object.hasOwn(getBuiltinModule(module) ?? {}, name);
}

/** A name more in the braces of what is required from a module already, else a statement of its own. */
function importing(text: string, names: readonly string[], source: Omit<Source, "confidence">): TextEdit {
  const braces = source.form === "named" ? requiredNames(text, source.module) : undefined;
  if (braces !== undefined)
    return { start: braces, end: braces, text: names.map((name) => ` ${name},`).join("") };
  const start = Math.min(startOfImports(text), ...names.map((name) => firstUse(text, name)));
  const isAlone = !NOTHING_ABOVE.test(text.slice(0, start)) && !IMPORTS.test(text.slice(start));
  return {
    start,
    end: start,
    text: statement(text, names.join(", "), source) + (isAlone ? lineEndOf(text) : ""),
  };
}

/** Behind the brace of `const { sum, mean } = require("./math")`. */
function requiredNames(text: string, module: string): number | undefined {
  const pattern =
    /^(?<head>(?:const|let|var) \{)[^}]{0,1000}\} ?= ?require\(["'](?<module>[^"'\n]{1,200})["']\)/gm;
  const match = [...text.matchAll(pattern)].find(({ groups }) => groups?.["module"] === module);
  return match === undefined ? undefined : match.index + (match.groups?.["head"] ?? "").length;
}

/** Before the first import or `require` of a file, else below a first line that says how it runs. */
function startOfImports(text: string): number {
  const first = new RegExp(IMPORTS, "m").exec(text)?.index;
  return first ?? /^(?:#!.*\n)?(?:\/\/ @ts-check\n)?(?:["']use strict["'];?\n+)?/.exec(text)?.[0].length ?? 0;
}

/** The start of the first line that uses a name as the file loads, where other imports stand below that. */
function firstUse(text: string, name: string): number {
  const use = new RegExp(String.raw`^(?:const|let|var) [^\n]{0,300}?= ?${wordPattern(name)}`, "m").exec(text);
  return use?.index ?? text.length;
}

function isCommonJs(text: string): boolean {
  return /\brequire\(|^(?:module\.)?exports\b/m.test(text) && !/^(?:import|export)\b/m.test(text);
}

function statement(text: string, name: string, { module, form }: Omit<Source, "confidence">): string {
  const quote = /(?:from |require\()'|^'use strict'/m.test(text) ? "'" : '"';
  const isEnded = /^(?:import|const|var|let)\b/m.test(text)
    ? /^(?:import|const|var|let)\b.*;$/m.test(text)
    : /;$/m.test(text);
  const end = isEnded ? ";" : "";
  const bound = form === "default" ? name : `{ ${name} }`;
  const keyword = /^var .{1,200}= ?require\(/m.test(text) && !/^const\b/m.test(text) ? "var" : "const";
  const whole = isCommonJs(text)
    ? `${keyword} ${bound} = require(${quote}${module}${quote})${end}`
    : `import ${bound} from ${quote}${module}${quote}${end}`;
  return whole + lineEndOf(text);
}
