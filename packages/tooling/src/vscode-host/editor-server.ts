import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { requireServerProgram } from "./host-folder.ts";
import { copyBuiltIns } from "./profile.ts";

export interface EditorServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** What the server printed so far. */
  output(): string;
  stop(): Promise<void>;
}

export interface EditorServerOptions {
  /** A folder of this run alone; short, as sockets in it have a limit of 107 bytes. */
  folder: string;
  /** Where extensions are installed. */
  extensions: string;
  /** False: every workspace is trusted. */
  asksForTrust: boolean;
  /** Writes more extensions into the folder of the editor's own. */
  writeBuiltIns?(folder: string): Promise<void>;
  environment?: Readonly<Record<string, string | undefined>>;
}

const READY = /Extension host agent listening on (\d+)/;

/** Starts the editor's server on a free port of this machine alone. Rejects where it ends before it listens. */
export async function startEditorServer(options: EditorServerOptions): Promise<EditorServer> {
  const builtIns = await copyBuiltIns(join(options.folder, "builtins"));
  await options.writeBuiltIns?.(builtIns);
  const child = spawn(process.execPath, [requireServerProgram(), ...serverArguments(options, builtIns)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: await serverEnvironment(options),
  });
  let output = "";
  child.stdout.on("data", (data: Buffer) => (output += String(data)));
  child.stderr.on("data", (data: Buffer) => (output += String(data)));
  const port = await listeningPort(child, () => output);
  return { origin: `http://127.0.0.1:${port}`, output: () => output, stop: () => stopGroup(child) };
}

function serverArguments(
  { folder, extensions, asksForTrust }: EditorServerOptions,
  builtIns: string,
): string[] {
  return [
    "--host=127.0.0.1",
    "--port=0",
    "--without-connection-token",
    "--accept-server-license-terms",
    `--server-data-dir=${join(folder, "data")}`,
    `--extensions-dir=${extensions}`,
    `--builtin-extensions-dir=${builtIns}`,
    "--enable-smoke-test-driver",
    "--telemetry-level=off",
    "--disable-experiments",
    ...(asksForTrust ? [] : ["--disable-workspace-trust"]),
  ];
}

/** Nothing is written outside the run's folder, nothing asked of a gallery, nothing inherited of an editor around us. */
async function serverEnvironment({ folder, environment }: EditorServerOptions): Promise<NodeJS.ProcessEnv> {
  const own = join(folder, "home");
  await mkdir(own, { recursive: true });
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VSCODE_|CODE_SERVER_|ELECTRON_)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: own,
    TMPDIR: own,
    XDG_RUNTIME_DIR: own,
    EXTENSIONS_GALLERY: "{}",
    ...environment,
  };
}

function listeningPort(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      const port = READY.exec(output())?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once("exit", () => reject(new Error(`The editor's server ended before it listened:\n${output()}`)));
  });
}

/** Extension host and watchers outlive the server unless their whole group is ended. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  process.kill(-child.pid, "SIGKILL");
  await ended;
}
