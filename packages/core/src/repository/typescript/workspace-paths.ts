/** The compiler knows files by absolute POSIX paths, we by repository-relative ones. */
export interface WorkspacePaths {
  /** Absolute, POSIX, no trailing slash. */
  root: string;
  absolute(file: string): string;
  /** Undefined outside the workspace. */
  relative(path: string): string | undefined;
}

export function workspacePaths(folder: string): WorkspacePaths {
  const root = folder.replaceAll("\\", "/").replace(/\/$/, "");
  return {
    root,
    absolute: (file) => `${root}/${file}`,
    relative: (path) => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined),
  };
}
