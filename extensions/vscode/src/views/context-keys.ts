import { commands, type Disposable } from "vscode";
import type { Session } from "../session.ts";

/** Keeps the conditions of menus and keys: `hephaestus.hasProblems`, `hasProved`, `hasSource`. */
export function keepContextKeys({ knowledge }: Session): Disposable[] {
  const told = new Map<string, boolean>();
  function tell(name: string, value: boolean): void {
    if ((told.get(name) ?? false) === value) return;
    told.set(name, value);
    void commands.executeCommand("setContext", `hephaestus.${name}`, value);
  }
  return [
    knowledge.onDidChange(() => {
      const { status, overview } = knowledge;
      tell("hasProblems", status !== undefined && status.errors + status.warnings > 0);
      tell("hasProved", (status?.proved ?? 0) > 0);
      tell("hasSource", (overview?.sources.length ?? 0) > 0);
    }),
  ];
}
