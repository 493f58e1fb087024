import { ts } from "ts-morph";

/** The names in a file, with a place of each. */
interface NameTable {
  get(name: ts.__String): number | undefined;
  forEach(visit: (place: number, name: ts.__String) => void): void;
}

/** What the compiler keeps in a syntax tree, and what it does with it, but does not declare; ts-morph pins the version. */
interface NamedSourceFile extends ts.SourceFile {
  nameTable?: NameTable | undefined;
}
const { getNameTable }: typeof ts & { getNameTable?: (sourceFile: NamedSourceFile) => NameTable } = ts;

/**
 * Lets who looks for a name everywhere walk only the trees of files whose text has it, and not each tree of the project
 * to list its names. Gives the file back.
 */
export function withSearchedNames(sourceFile: NamedSourceFile): ts.SourceFile {
  if (getNameTable === undefined || sourceFile.nameTable !== undefined) return sourceFile;
  const listed = (): NameTable => {
    sourceFile.nameTable = undefined;
    return getNameTable(sourceFile);
  };
  sourceFile.nameTable = {
    get: (name) =>
      sourceFile.text.includes(ts.unescapeLeadingUnderscores(name)) ? listed().get(name) : undefined,
    forEach: (visit) => listed().forEach(visit),
  };
  return sourceFile;
}
