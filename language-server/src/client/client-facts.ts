import type { ClientCapabilities } from "vscode-languageserver/node";

/** What the editor can do, as far as it makes a difference. */
export interface ClientFacts {
  /** Asks for an action's edit when it is chosen; else it wants it with the action. */
  resolvesEdits: boolean;
  disablesActions: boolean;
  documentChanges: boolean;
  relatedInformation: boolean;
  workDoneProgress: boolean;
  showsDocuments: boolean;
  configuration: boolean;
  /** Lets the server say what it wants to hear of. */
  registersConfiguration: boolean;
  registersWatchers: boolean;
  refreshesCodeLenses: boolean;
  workspaceFolders: boolean;
}

export function readClientFacts({ textDocument, workspace, window }: ClientCapabilities): ClientFacts {
  const { codeAction, publishDiagnostics } = textDocument ?? {};
  return {
    resolvesEdits: codeAction?.resolveSupport?.properties.includes("edit") === true,
    disablesActions: codeAction?.disabledSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    relatedInformation: publishDiagnostics?.relatedInformation === true,
    workDoneProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}
