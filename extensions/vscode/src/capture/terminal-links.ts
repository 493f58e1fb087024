import { existsSync } from "node:fs";
import {
  Uri,
  commands,
  l10n,
  window,
  workspace,
  type Disposable,
  type Terminal,
  type TerminalLink,
  type TerminalLinkProvider,
} from "vscode";
import type { LineLink, Place } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showPlace } from "../solutions/show-place.ts";
import { readSetting } from "../settings.ts";
import { isLinkedAnyway } from "./is-linked-anyway.ts";
import { maySayPlace } from "./looks-like-failure.ts";
import { problemLink } from "./problem-link.ts";

interface PlaceLink extends TerminalLink {
  place: Place;
}

interface FixLink extends TerminalLink {
  solution: string;
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

  async function placeLinks(line: string, terminal: Terminal): Promise<PlaceLink[]> {
    if (!maySayPlace(line)) return [];
    const folder = folderOf(terminal);
    return (await linksIn(line))
      .filter(({ start, end }) => !isLinkedAnyway(line.slice(start, end), folder, existsSync))
      .map(({ start, end, place }) => ({ startIndex: start, length: end - start, place }));
  }

  const provider: TerminalLinkProvider<PlaceLink | FixLink> = {
    async provideTerminalLinks({ line, terminal }) {
      if (!session.server.isRunning || !readSetting("watch.terminals")) return [];
      return [...(await placeLinks(line, terminal)), ...fixLinks(line, session)];
    },
    async handleTerminalLink(link) {
      if ("solution" in link) await commands.executeCommand("hephaestus.preview", link.solution);
      else await showPlace(link.place);
    },
  };
  return [session.knowledge.onDidChange(() => known.clear()), window.registerTerminalLinkProvider(provider)];
}

/** On the message of a problem, the link that shows its fix. */
function fixLinks(line: string, { knowledge }: Session): FixLink[] {
  const link = problemLink(line, knowledge.overview ?? { roots: [] });
  const [best] = link?.root.solutions ?? [];
  if (link === undefined || best === undefined) return [];
  const { start, end } = link;
  return [
    { startIndex: start, length: end - start, tooltip: l10n.t("Fix: {0}", best.title), solution: best.id },
  ];
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
