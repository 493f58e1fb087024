import { Uri, window } from "vscode";

/** The file that a menu gives, else the active editor's where that is a log. */
export function namedFile(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  const document = window.activeTextEditor?.document;
  const isLog = document?.languageId === "log" || /\.log$/i.test(document?.uri.path ?? "");
  return document?.uri.scheme === "file" && isLog ? document.uri : undefined;
}

/** Asks for a file of the disk; `undefined` where the user gives up. */
export async function chooseFile(openLabel: string): Promise<Uri | undefined> {
  const files = await window.showOpenDialog({ openLabel, canSelectMany: false });
  return files?.[0];
}
