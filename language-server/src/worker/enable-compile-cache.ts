import module from "node:module";

/** Keeps compiled code for the next start, where this Node can: 20 cannot. */
export function enableCompileCache(): void {
  const able: Partial<Pick<typeof module, "enableCompileCache">> = module;
  able.enableCompileCache?.();
}
