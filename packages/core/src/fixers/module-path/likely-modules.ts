import { posix } from "node:path";
import { areContrasting } from "../contrasting-names.ts";
import { editDistance } from "../edit-distance.ts";
import { haveOtherInitials } from "../name-likeness.ts";
import { moduleStem, targetStem } from "../specifier.ts";

/** How the names that are imported bear out a module: each must be in it, anything will do, or nothing is asked. */
export type Confirmation = "names" | "anything" | "nothing";

export interface LikelyModule {
  /** Repository-relative file. */
  module: string;
  confidence: number;
}

const CODE = /\.[cm]?[jt]sx?$/;
const OTHER_MODULE = /\.(?:json|vue|svelte)$/;
/** What is built is in no repository; a file of that name elsewhere is another file. */
const BUILT = /(?:^|\/)(?:\.[\w-]+|dist|build|out|gen|generated|__generated__|coverage)\//;
/** Names that files of many folders have. */
const COMMON_NAME =
  /^(?:api|app|common|config|constants?|data|helpers?|index|main|models?|options|schemas?|setup|shared|store|styles?|types?|utils?)$/;

const SAME_PATH_CONFIDENCE = 0.95;
const SAME_NAME_CONFIDENCE = 0.9;
const ONE_SLIP_CONFIDENCE = 0.88;
/** From here on a module is likely by its path alone. */
export const UNSURE_CONFIDENCE: number = 0.7;
const DOUBTFUL_CONFIDENCE = 0.25;

/** The workspace files a wrong specifier may have meant, likeliest first. */
export function likelyModules(
  files: readonly string[],
  importer: string,
  { path, confirmation }: { path: string; confirmation: Confirmation },
): LikelyModule[] {
  const wanted = targetStem(importer, path);
  if (isBuilt(importer, path)) return [];
  const kind = OTHER_MODULE.exec(path)?.[0];
  const found = files
    .filter((file) => (kind === undefined ? CODE.test(file) : file.endsWith(kind)))
    .filter((file) => file !== importer && !`/${file}`.includes("/node_modules/"))
    .map((file) => ({ module: file, confidence: confidenceOf(moduleStem(file), wanted, confirmation) }))
    .filter(({ confidence }) => confidence > 0);
  return found.toSorted(
    (a, b) =>
      b.confidence - a.confidence ||
      closeness(importer, a.module) - closeness(importer, b.module) ||
      (a.module < b.module ? -1 : 1),
  );
}

/** Whether a specifier in a file leads to what a build makes. */
export function isBuilt(importer: string, path: string): boolean {
  return BUILT.test(`${targetStem(importer, path)}/`);
}

function confidenceOf(candidate: string, wanted: string, confirmation: Confirmation): number {
  if (candidate.toLowerCase() === wanted.toLowerCase()) return SAME_PATH_CONFIDENCE;
  const [name, wantedName] = [posix.basename(candidate), posix.basename(wanted)];
  const likeness = name === wantedName ? sameName(name, confirmation) : slip(candidate, wanted, confirmation);
  return confirmation === "nothing" ? Math.min(likeness, DOUBTFUL_CONFIDENCE) : likeness;
}

/** A file of that name in another folder: it was moved, unless files of that name are many. */
function sameName(name: string, confirmation: Confirmation): number {
  if (!COMMON_NAME.test(name)) return SAME_NAME_CONFIDENCE;
  return confirmation === "names" ? UNSURE_CONFIDENCE : DOUBTFUL_CONFIDENCE;
}

/** A file of nearly that name, most likely in the folder itself. */
function slip(candidate: string, wanted: string, confirmation: Confirmation): number {
  const [name, wantedName] = [posix.basename(candidate), posix.basename(wanted)];
  const distance = editDistance(name, wantedName);
  if (distance > (wantedName.length > 4 ? 2 : 1) || areContrasting(name, wantedName)) return 0;
  if (posix.dirname(candidate) !== posix.dirname(wanted) || haveOtherInitials(name, wantedName))
    return DOUBTFUL_CONFIDENCE;
  if (distance === 1) return ONE_SLIP_CONFIDENCE;
  return confirmation === "names" ? UNSURE_CONFIDENCE : DOUBTFUL_CONFIDENCE;
}

/** Number of folders between two files. */
function closeness(from: string, to: string): number {
  return posix.relative(posix.dirname(from), to).split("/").length;
}
