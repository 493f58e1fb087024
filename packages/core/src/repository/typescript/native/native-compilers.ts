import type { NativeInstall } from "./native-install.ts";
import { startNative, type NativeProcess } from "./native-process.ts";

/** The native compilers of a workspace. They are project code: create them for trusted workspaces only. */
export interface NativeCompilers {
  /** A process of an install of its own; whoever had one of it before has it no more. */
  start(install: NativeInstall, root: string): NativeProcess;
  dispose(): void;
}

/** A compiler that hangs must not hang us. */
const DEFAULT_TIMEOUT_MS = 60_000;

export function createNativeCompilers(timeoutMs: number = DEFAULT_TIMEOUT_MS): NativeCompilers {
  const processes = new Map<string, NativeProcess>();
  return {
    start({ folder }, root) {
      processes.get(folder)?.stop();
      const started = startNative(folder, root, timeoutMs);
      processes.set(folder, started);
      return started;
    },
    dispose() {
      for (const each of processes.values()) each.stop();
    },
  };
}
