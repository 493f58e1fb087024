import { commands, languages, type CodeAction, type Diagnostic } from "vscode";
import { until } from "./until.ts";
import { fileUri } from "./workspace.ts";

/** What Hephaestus shows in a file. */
export function shownIn(path: string): Diagnostic[] {
  return languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === "hephaestus");
}

/** The first problem that Hephaestus shows in a file, as soon as there is one. */
export function problemIn(path: string): Promise<Diagnostic> {
  return until(`a problem in ${path}`, () => shownIn(path)[0]);
}

export function noProblemIn(path: string): Promise<boolean> {
  return until(`no problem in ${path}`, () => shownIn(path).length === 0);
}

/** The fix of a problem that says it is proved, with its edit. A request is given up when others register: asked again. */
export function provedFix(path: string, { range }: Diagnostic): Promise<CodeAction> {
  return until(`a proved fix in ${path}`, async () => {
    const actions = await commands
      .executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        fileUri(path),
        range,
        "quickfix.hephaestus",
        10,
      )
      .then(undefined, () => []);
    return actions.find(({ title, edit }) => title.includes("(proved") && edit !== undefined);
  });
}
