import { languages, workspace, type Diagnostic, type Disposable, type Uri } from "vscode";
import type { ShownElsewhere } from "@hephaestus/language-server";

const OWN_SOURCE = "hephaestus";

/** Tells, for each open file, what others show in it: once now and at each change that makes a difference. */
export function followShownElsewhere(tell: (shown: ShownElsewhere) => Promise<void>): Disposable {
  const told = new Map<string, string>();

  function tellOf(uri: Uri): void {
    if (uri.scheme !== "file") return;
    const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    const shown = shownIn(uri, isOpen ? languages.getDiagnostics(uri) : []);
    const text = JSON.stringify(shown.diagnostics);
    if (text === (told.get(shown.uri) ?? "[]")) return;
    told.set(shown.uri, text);
    void tell(shown);
  }

  for (const { uri } of workspace.textDocuments) tellOf(uri);
  const diagnostics = languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(tellOf));
  const closed = workspace.onDidCloseTextDocument(({ uri }) => tellOf(uri));
  return {
    dispose() {
      diagnostics.dispose();
      closed.dispose();
    },
  };
}

function shownIn(uri: Uri, all: readonly Diagnostic[]): ShownElsewhere {
  const others = all.filter(({ source }) => source !== OWN_SOURCE);
  return { uri: uri.toString(), diagnostics: others.map(({ code, range }) => shownOne(code, range)) };
}

function shownOne(
  code: Diagnostic["code"],
  { start, end }: Diagnostic["range"],
): ShownElsewhere["diagnostics"][number] {
  const range = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? { range } : { code: value, range };
}
