import { posix } from "node:path";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

const NOT_A_FUNCTION = /(?:^|[\s:])(?<name>[A-Za-z_$][\w$]{0,60}) is not a (?:function|constructor)/;
const REQUIRED =
  /\b(?:const|let|var) (?<bound>\{[^}\n]{1,300}\}|[\w$]{1,60}) = require\(["'](?<path>\.{1,2}\/[^"'\n]{1,200})["']\)/g;
const EXTENSIONS = ["", ".js", ".cjs", "/index.js"];

const QUOTED_PATH = /["'\x60](?<path>\.{1,2}\/[^"'\x60\n]{1,200})["'\x60]/g;

/** An own module that a CommonJS module requires. */
export interface Required {
  /** The name, or the names in braces, that it is bound to. */
  bound: string;
  /** Offset of that. */
  start: number;
  /** What stands between the braces; undefined without these. */
  listed: readonly string[] | undefined;
  /** As it is written: `../lib/slug`. */
  path: string;
  /** Repository-relative. */
  module: string;
}

export function requiresIn({ read }: VirtualRepository, importer: string): Required[] {
  const text = read(importer)?.text ?? "";
  return [...text.matchAll(REQUIRED)].flatMap((match): Required[] => {
    const { bound = "", path = "" } = match.groups ?? {};
    const module = moduleAt(path, importer, read);
    const listed = bound.startsWith("{")
      ? bound
          .slice(1, -1)
          .split(",")
          .map((part) => part.trim())
      : undefined;
    return module === undefined
      ? []
      : [{ bound, start: match.index + match[0].indexOf(bound), listed, path, module }];
  });
}

/** How often a source names an own module, by whatever it loads it with. */
export function mentionsIn({ read }: VirtualRepository, file: string, module: string): number {
  const paths = (read(file)?.text ?? "").matchAll(QUOTED_PATH);
  return [...paths].filter(({ groups }) => moduleAt(groups?.["path"] ?? "", file, read) === module).length;
}

/** The file that a relative specifier leads to. */
export function moduleAt(path: string, from: string, read: VirtualRepository["read"]): string | undefined {
  const target = posix.join(posix.dirname(from), path);
  return EXTENSIONS.map((extension) => target + extension).find((one) => read(one) !== undefined);
}

/** `slugify` of `TypeError: slugify is not a function`. */
export function notAFunction(message: string): string | undefined {
  return NOT_A_FUNCTION.exec(message)?.groups?.["name"];
}
