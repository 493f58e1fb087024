import { posix } from "node:path";
import { ts } from "ts-morph";
import { z } from "zod";

/** What a tsconfig says of others, read from its text alone. Paths are repository-relative. */
export interface ConfigFile {
  extends: string[];
  references: string[];
  /** Whether it says itself which files it is for. */
  hasFiles: boolean;
}

const Content = z.object({
  extends: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  references: z.array(z.object({ path: z.string() })).catch([]),
  files: z.unknown().optional(),
  include: z.unknown().optional(),
});

/** Reads as much of a tsconfig as can be read, comments and broken JSON included. */
export function readConfigFile(file: string, text: string): ConfigFile {
  const { data } = Content.safeParse(ts.parseConfigFileTextToJson(file, text).config);
  if (data === undefined) return { extends: [], references: [], hasFiles: false };
  const folder = posix.dirname(file);
  return {
    extends: [data.extends ?? []].flat().map((path) => withExtension(posix.join(folder, path))),
    references: data.references.map(({ path }) => configAt(posix.join(folder, path))),
    hasFiles: [data.files, data.include].some((list) => list !== undefined) || data.references.length > 0,
  };
}

function withExtension(path: string): string {
  return path.endsWith(".json") ? path : `${path}.json`;
}

/** A reference names a tsconfig, or the folder of one. */
function configAt(path: string): string {
  return path.endsWith(".json") ? path : posix.join(path, "tsconfig.json");
}
