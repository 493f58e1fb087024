import { extensions } from "vscode";

/** What of the editor's git is asked, where it is there: its box for the next commit's message. */
interface GitApi {
  repositories: { rootUri: { fsPath: string }; inputBox: { value: string } }[];
}

/** Proposes a message for the commit of a fix, where the user has not begun one. It is only a proposal: nothing is committed. */
export function suggestMessage(folder: string, message: string): void {
  const git: unknown = extensions.getExtension("vscode.git")?.exports;
  const api: unknown = hasApi(git) ? git.getAPI(1) : undefined;
  if (!isApi(api)) return;
  const repository = api.repositories.find(({ rootUri }) => folder.startsWith(rootUri.fsPath));
  if (repository?.inputBox.value === "") repository.inputBox.value = message;
}

function hasApi(git: unknown): git is { getAPI(version: number): unknown } {
  return typeof git === "object" && git !== null && "getAPI" in git && typeof git.getAPI === "function";
}

function isApi(api: unknown): api is GitApi {
  return typeof api === "object" && api !== null && "repositories" in api && Array.isArray(api.repositories);
}
