import { CodeAction, CodeActionKind, languages, l10n, workspace, type Disposable } from "vscode";

const KIND = CodeActionKind.QuickFix.append("hephaestus");

/** In the light bulb of an untrusted workspace, the way to fixes: they are neither made nor applied before. */
export function offerTrust(): Disposable {
  return languages.registerCodeActionsProvider(
    [{ scheme: "file" }, { scheme: "untitled" }],
    {
      provideCodeActions(_document, _range, { diagnostics }) {
        const ours = diagnostics.filter(({ source }) => source === "hephaestus");
        if (workspace.isTrusted || ours.length === 0) return [];
        const action = new CodeAction(l10n.t("Trust workspace to verify and apply fixes…"), KIND);
        action.diagnostics = ours;
        action.command = { command: "workbench.trust.manage", title: action.title };
        return [action];
      },
    },
    { providedCodeActionKinds: [KIND] },
  );
}
