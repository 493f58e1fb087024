import { posix } from "node:path";
import { getBuiltinModule } from "node:process";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { ownExport } from "./own-export.ts";

const NOT_DEFINED = /(?:ReferenceError: )?(?<name>[A-Za-z_$][\w$]{0,60}) is not defined$/m;
const MOST_FILES = 3000;
/** Surer than a package that has something of that name, too. */
const OF_WORKSPACE = 0.93;
const AS_ELSEWHERE = 0.85;
/** Where the workspace has something of that name, and a package as well. */
const EITHER = 0.45;
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

interface Source {
  module: string;
  /** `* as x`, `x` or `{ x }` */
  form: "named" | "default";
  confidence: number;
}

/** The import of a name that is used and not defined: as other files import it, or from what Node brings. */
export function missingImport(
  { location: { file }, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const name = NOT_DEFINED.exec(message)?.groups?.["name"];
  const text = repository.read(file)?.text;
  if (name === undefined || text === undefined || !new RegExp(wordPattern(name)).test(text)) return [];
  const start = startOfImports(text);
  return sourcesOf(repository, file, name).map(({ module, form, confidence }) => ({
    title: `Import \`${name}\` from '${module}'`,
    edits: [{ file, edits: [{ start, end: start, text: statement(text, name, { module, form }) }] }],
    origin: "run-time-error",
    rationale: `\`${name}\` is used in ${posix.basename(file)}, and nothing there defines it`,
    confidence,
  }));
}

function sourcesOf(repository: VirtualRepository, file: string, name: string): Source[] {
  const own = ownExport(repository, file, name);
  const elsewhere = importedElsewhere(repository, file, name);
  const ofWorkspace: Source[] =
    own === undefined ? [] : [{ module: own, form: "named", confidence: OF_WORKSPACE }];
  const found = [...ofWorkspace, ...(elsewhere === undefined ? [] : [elsewhere])];
  if (found.length > 1) return found.map((source) => ({ ...source, confidence: EITHER }));
  return found.length > 0 ? found : ofPlatform(name);
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
  if (MODULES.includes(name)) return [{ module: `node:${name}`, form: "default", confidence: OF_PLATFORM }];
  const module = MODULES.find((id) => Object.hasOwn(getBuiltinModule(id) ?? {}, name));
  return module === undefined ? [] : [{ module: `node:${module}`, form: "named", confidence: OF_PLATFORM }];
}

/** Before the first import or `require` of a file, else below its first line where that says what runs it. */
function startOfImports(text: string): number {
  const first = /^(?:import\b|(?:const|let|var) .{1,200}= ?require\()/m.exec(text)?.index;
  return first ?? (text.startsWith("#!") ? text.indexOf("\n") + 1 : 0);
}

function statement(text: string, name: string, { module, form }: Omit<Source, "confidence">): string {
  const quote = /(?:from|require\() ?'/.test(text) ? "'" : '"';
  const end = /^(?:import|const)\b.*;$/m.test(text) || !/^(?:import|const)\b/m.test(text) ? ";" : "";
  const bound = form === "default" ? name : `{ ${name} }`;
  const isCommonJs = /\brequire\(/.test(text) && !/^import\b/m.test(text);
  const whole = isCommonJs
    ? `const ${bound} = require(${quote}${module}${quote})${end}`
    : `import ${bound} from ${quote}${module}${quote}${end}`;
  return whole + lineEndOf(text);
}
