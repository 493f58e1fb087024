import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chooseLogs, HephaestusError, openLogFile, type LogInput } from "@hephaestus/core";

/** Packed logs, and reports of tests. */
const OTHER_LOG = /\.(?:gz|zip|xml)$/i;
const MOST_FILES = 10_000;

/** The logs in a folder and those below, in the order of their names, as in a zip. Throws `log-unreadable` where there are none. */
export async function* openLogFolder(path: string, name: string): AsyncGenerator<LogInput> {
  const files = await filesBelow(path);
  const texts = chooseLogs(files.map((fileName) => ({ fileName })));
  const others = files.filter((file) => OTHER_LOG.test(file)).map((fileName) => ({ entry: { fileName } }));
  if (texts.length + others.length === 0) {
    const hint = "Files that end in .log, .txt, .gz, .zip or .xml are read; others can be named one by one.";
    throw new HephaestusError("log-unreadable", `${name} holds no logs`, { hint });
  }
  for (const { entry, ...job } of [...texts, ...others]) {
    const inputs = openLogFile(join(path, entry.fileName), `${name.replace(/[/\\]$/, "")}/${entry.fileName}`);
    for await (const input of inputs) yield { ...job, ...input };
  }
}

/** Relative paths with forward slashes; links are not followed. */
async function filesBelow(root: string): Promise<string[]> {
  const files: string[] = [];
  const folders = [""];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && files.length < MOST_FILES) files.push(path);
      if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
        folders.push(path);
    }
  }
  return files.toSorted();
}
