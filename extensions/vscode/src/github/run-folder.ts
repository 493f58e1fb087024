import { window, workspace, type WorkspaceFolder } from "vscode";

/** The folder whose run is meant: the active editor's, the only one, or the one that the user picks. */
export async function runFolder(): Promise<WorkspaceFolder | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const holding = active === undefined ? undefined : workspace.getWorkspaceFolder(active);
  const folders = workspace.workspaceFolders ?? [];
  if (holding !== undefined || folders.length < 2) return holding ?? folders[0];
  return window.showWorkspaceFolderPick();
}
