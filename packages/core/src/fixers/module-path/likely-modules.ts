import { posix } from "node:path";
import { editDistance } from "../name-likeness.ts";

export interface LikelyModule {
  /** Repository-relative file. */
  module: string;
  confidence: number;
}

const SOURCE_EXTENSION = /(?:\.d)?\.[cm]?[jt]sx?$|\.json$|\.vue$|\.svelte$/;
const INDEX = /(?:^|\/)index$/;
const SAME_PATH_CONFIDENCE = 0.95;
const SAME_NAME_CONFIDENCE = 0.9;
const SLIP_CONFIDENCE = 0.88;

/** The workspace files a wrong specifier may have meant, likeliest first. */
export function likelyModules(files: readonly string[], importer: string, specifier: string): LikelyModule[] {
  const wanted = stem(posix.join(posix.dirname(importer), specifier));
  const found = files
    .filter((file) => SOURCE_EXTENSION.test(file) && file !== importer && !file.includes("node_modules/"))
    .map((file) => ({ module: file, confidence: confidenceOf(stem(file), wanted) }))
    .filter(({ confidence }) => confidence > 0);
  const ranked = found.toSorted(
    (a, b) =>
      b.confidence - a.confidence ||
      closeness(importer, a.module) - closeness(importer, b.module) ||
      a.module.localeCompare(b.module, "en"),
  );
  return ranked;
}

/** A specifier for a module in the manner of the one it replaces, or with the extension it has at run time. */
export function writeSpecifier(
  importer: string,
  module: string,
  manner: string,
  needsExtension: boolean,
): string {
  const relative = posix.relative(posix.dirname(importer), module);
  const dotted = relative.startsWith(".") ? relative : `./${relative}`;
  const extension = SOURCE_EXTENSION.exec(manner)?.[0];
  if (needsExtension) return dotted.replace(/\.d\.([cm]?)ts$|\.([cm]?)tsx?$/, ".$1$2js");
  const bare = dotted.replace(SOURCE_EXTENSION, "");
  if (extension !== undefined) return `${bare}${extension}`;
  return dotted.endsWith(".json") ? dotted : bare.replace(/\/index$/, "");
}

function stem(path: string): string {
  const bare = path.replace(SOURCE_EXTENSION, "");
  return INDEX.test(bare) ? posix.dirname(bare) : bare;
}

function confidenceOf(candidate: string, wanted: string): number {
  if (candidate === wanted) return SAME_PATH_CONFIDENCE;
  if (candidate.toLowerCase() === wanted.toLowerCase()) return SAME_PATH_CONFIDENCE;
  const [name, wantedName] = [posix.basename(candidate), posix.basename(wanted)];
  if (name === wantedName) return SAME_NAME_CONFIDENCE;
  const isNear = editDistance(name, wantedName) <= (wantedName.length > 4 ? 2 : 1);
  if (!isNear) return 0;
  return posix.dirname(candidate) === posix.dirname(wanted) ? SLIP_CONFIDENCE : SLIP_CONFIDENCE - 0.4;
}

/** Number of folders between two files. */
function closeness(from: string, to: string): number {
  return posix.relative(posix.dirname(from), to).split("/").length;
}
