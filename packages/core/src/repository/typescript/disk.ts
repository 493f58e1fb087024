import { ts } from "ts-morph";
import { LIB_FOLDER, readLibFile } from "./lib-files.ts";

/** The disk as the compiler asks for it, each answer remembered: it asks the same for every view of a workspace. */
export interface Disk {
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  getDirectories(path: string): string[];
  realpath(path: string): string;
  readFile(path: string): string | undefined;
}

export function createDisk(): Disk {
  return {
    fileExists: remembered((path) => readLibFile(path) !== undefined || ts.sys.fileExists(path)),
    directoryExists: remembered((path) => path === LIB_FOLDER || ts.sys.directoryExists(path)),
    getDirectories: remembered((path) => ts.sys.getDirectories(path)),
    readFile: remembered((path) => readLibFile(path) ?? ts.sys.readFile(path)),
    realpath: remembered((path) => ts.sys.realpath?.(path) ?? path),
  };
}

function remembered<Answer>(ask: (path: string) => Answer): (path: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return (path) => {
    const known = answers.get(path) ?? { answer: ask(path) };
    answers.set(path, known);
    return known.answer;
  };
}
