import type { ExtensionContext } from "vscode";

const MUTED = "mutedBranches";
const MOST_MUTED = 100;

/** Branches of this workspace whose failing runs are not told of. */
export function mutedBranches({ workspaceState }: ExtensionContext): string[] {
  return workspaceState.get<string[]>(MUTED, []);
}

export async function muteBranch(context: ExtensionContext, branch: string): Promise<void> {
  const muted = mutedBranches(context).filter((each) => each !== branch);
  await context.workspaceState.update(MUTED, [...muted, branch].slice(-MOST_MUTED));
}

export async function unmuteBranches({ workspaceState }: ExtensionContext): Promise<void> {
  await workspaceState.update(MUTED, undefined);
}
