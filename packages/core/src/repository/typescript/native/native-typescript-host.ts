/**
 * Child process that holds the native TypeScript of a workspace: its API and executable are project code, and block while
 * they work, so they run here, apart from the engine, and only for trusted workspaces.
 * Started with the folder of the package `typescript` and the root of the workspace; speaks `NativeRequest` and
 * `NativeAnswer` over IPC.
 */
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { NativeApiModule } from "./native-api.ts";
import { createNativeSnapshots, type NativeSnapshots } from "./native-snapshots.ts";
import type { NativeAnswer, NativeRequest } from "./protocol.ts";

/** By then it has run what it will; at its end it has no time to write. */
const COMPILED_MS = 500;

keepCompiledCode();

const [, , packageFolder = "", root = ""] = process.argv;
const snapshots = openSnapshots();
snapshots.catch(() => undefined);

/** For the next start, where this Node can: 20 cannot. */
function keepCompiledCode(): void {
  const able: Partial<Pick<typeof module, "enableCompileCache" | "flushCompileCache">> = module;
  able.enableCompileCache?.();
  setTimeout(() => able.flushCompileCache?.(), COMPILED_MS).unref();
}

async function openSnapshots(): Promise<NativeSnapshots> {
  const path = createRequire(join(packageFolder, "package.json")).resolve("typescript/unstable/sync");
  const { API }: NativeApiModule = await import(pathToFileURL(path).href);
  return createNativeSnapshots((fs) => new API({ cwd: root, fs }));
}

async function answer(request: NativeRequest): Promise<NativeAnswer> {
  try {
    return { id: request.id, found: (await snapshots).ask(request) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (request: NativeRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit());
