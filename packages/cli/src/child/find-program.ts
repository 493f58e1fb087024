import { access, constants, stat } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";

export interface ProgramSearch {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  platform?: NodeJS.Platform;
}

/**
 * The file that a shell would run for this name; where it finds none, the program of that name in the nearest
 * node_modules, as `npx` would. Undefined when there is neither.
 */
export async function findProgram(name: string, search: ProgramSearch): Promise<string | undefined> {
  const { cwd, platform = process.platform } = search;
  const endings = platform === "win32" ? windowsEndings(search) : [""];
  if (/[/\\]/.test(name)) return await firstProgram([resolve(cwd, name)], endings);
  const folders = [...pathFolders(search), ...packageFolders(resolve(cwd))];
  return await firstProgram(
    folders.map((folder) => resolve(cwd, folder, name)),
    endings,
  );
}

function pathFolders({ env }: ProgramSearch): string[] {
  const key = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return (env[key] ?? "").split(delimiter);
}

function packageFolders(folder: string): string[] {
  const parent = dirname(folder);
  const own = join(folder, "node_modules", ".bin");
  return parent === folder ? [own] : [own, ...packageFolders(parent)];
}

/** A file without one of these endings is no program there. */
function windowsEndings({ env }: ProgramSearch): string[] {
  return ["", ...(env["PATHEXT"] ?? ".COM;.EXE;.BAT;.CMD").split(";")];
}

async function firstProgram(
  paths: readonly string[],
  endings: readonly string[],
): Promise<string | undefined> {
  for (const path of paths) {
    for (const ending of endings) {
      if (await isProgram(path + ending, endings)) return path + ending;
    }
  }
  return undefined;
}

async function isProgram(path: string, endings: readonly string[]): Promise<boolean> {
  const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
  if (!isFile) return false;
  if (endings.length > 1)
    return endings.some((ending) => ending !== "" && path.toLowerCase().endsWith(ending.toLowerCase()));
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
