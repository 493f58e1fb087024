import { existsSync } from "node:fs";
import {
  Range,
  Uri,
  window,
  workspace,
  type Disposable,
  type Terminal,
  type TerminalLink,
  type TerminalLinkProvider,
} from "vscode";
import type { LineLink, Place } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { isLinkedAnyway } from "./is-linked-anyway.ts";
import { maySayPlace } from "./looks-like-failure.ts";

interface PlaceLink extends TerminalLink {
  place: Place;
}

/** Lines whose links are remembered: a terminal is asked again at each move of the mouse. */
const MOST_LINES = 500;

/**
 * Links in terminals to places that the editor's own links miss: paths of a CI runner or a container, of a package in a
 * monorepo, of built files. Starts no server: there are none before something was read.
 */
export function linkTerminals(session: Session): Disposable[] {
  const known = new Map<string, Promise<LineLink[]>>();

  function linksIn(text: string): Promise<LineLink[]> {
    const links = known.get(text) ?? session.server.request("lineLinks", { text }).catch(() => []);
    known.set(text, links);
    const [oldest] = known.keys();
    if (known.size > MOST_LINES && oldest !== undefined) known.delete(oldest);
    return links;
  }

  const provider: TerminalLinkProvider<PlaceLink> = {
    async provideTerminalLinks({ line, terminal }) {
      if (!session.server.isRunning || !readSetting("watch.terminals") || !maySayPlace(line)) return [];
      const folder = folderOf(terminal);
      return (await linksIn(line))
        .filter(({ start, end }) => !isLinkedAnyway(line.slice(start, end), folder, existsSync))
        .map(({ start, end, place }) => ({ startIndex: start, length: end - start, place }));
    },
    async handleTerminalLink({ place: { uri, range } }) {
      const { line, character } = range.start;
      await window.showTextDocument(Uri.parse(uri), {
        selection: new Range(line, character, line, character),
      });
    },
  };
  return [session.knowledge.onDidChange(() => known.clear()), window.registerTerminalLinkProvider(provider)];
}

/** The folder that paths of a terminal start from, as far as it is told. */
function folderOf(terminal: Terminal): string | undefined {
  const shell: unknown = "shellIntegration" in terminal ? terminal.shellIntegration : undefined;
  const now: unknown = typeof shell === "object" && shell !== null && "cwd" in shell ? shell.cwd : undefined;
  if (now instanceof Uri) return now.fsPath;
  const { cwd } = { cwd: undefined, ...terminal.creationOptions };
  if (cwd !== undefined) return typeof cwd === "string" ? cwd : Uri.from(cwd).fsPath;
  return workspace.workspaceFolders?.[0]?.uri.fsPath;
}
