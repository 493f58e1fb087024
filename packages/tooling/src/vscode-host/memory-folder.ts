import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MANIFEST = {
  name: "memory-folder",
  publisher: "hephaestus",
  version: "0.0.1",
  engines: { vscode: "^1.91.0" },
  main: "./main.js",
  activationEvents: ["onFileSystem:memory"],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};

/** Of one folder, whose files cannot be changed. */
const PROGRAM = `
const { FileSystemError, FileType, EventEmitter, workspace } = require("vscode");
const FILES = __FILES__;
const textOf = (uri) => {
  const text = FILES[uri.path.slice(1)];
  if (text === undefined) throw FileSystemError.FileNotFound(uri);
  return Buffer.from(text);
};
exports.activate = ({ subscriptions }) => {
  const provider = {
    onDidChangeFile: new EventEmitter().event,
    watch: () => ({ dispose() {} }),
    stat: (uri) =>
      uri.path === "/"
        ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : { type: FileType.File, ctime: 0, mtime: 0, size: textOf(uri).length },
    readDirectory: () => Object.keys(FILES).map((name) => [name, FileType.File]),
    readFile: textOf,
    createDirectory(uri) { throw FileSystemError.NoPermissions(uri); },
    writeFile(uri) { throw FileSystemError.NoPermissions(uri); },
    delete(uri) { throw FileSystemError.NoPermissions(uri); },
    rename(uri) { throw FileSystemError.NoPermissions(uri); },
  };
  subscriptions.push(workspace.registerFileSystemProvider("memory", provider, { isReadonly: true }));
};
`;

/** Writes, among the editor's own extensions, one that holds the folder `memory:/` with these files: it lies on no disk. */
export async function writeMemoryFolder(
  builtIns: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = join(builtIns, "memory-folder");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(MANIFEST));
  await writeFile(
    join(folder, "main.js"),
    PROGRAM.replace("__FILES__", () => JSON.stringify(files)),
  );
}
