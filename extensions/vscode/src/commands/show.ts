import { commands } from "vscode";
import type { Place } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showPlace } from "../solutions/show-place.ts";

/** Shows the view and puts the keys on it. */
export async function showProblems({ view }: Session): Promise<void> {
  await commands.executeCommand("hephaestus.problems.focus");
  await view.focus?.();
}

export function showOutput({ log }: Session): void {
  log.show();
}

/** Opens the place that the view gives. */
export async function showProblemPlace(_session: Session, argument: unknown): Promise<void> {
  if (isPlace(argument)) await showPlace(argument);
}

function isPlace(argument: unknown): argument is Place {
  return typeof argument === "object" && argument !== null && "uri" in argument && "range" in argument;
}
