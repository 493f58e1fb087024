import { workspace, type ExtensionContext } from "vscode";
import type { Checkout } from "@hephaestus/language-server";

const CHECKOUTS = "checkouts";
/** Of one repository, and repositories. */
const MOST_CHOICES = 20;
const MOST_FOLDERS = 100;

/** What the user chose, by the folder of the repository, for this machine alone. */
type Kept = Record<string, Checkout[]>;

/** The choices for the folders that are open. */
export function chosenCheckouts(context: ExtensionContext): Checkout[] {
  const kept = readKept(context);
  return (workspace.workspaceFolders ?? []).flatMap(({ uri }) => kept[uri.toString()] ?? []);
}

/** Keeps a choice with the repository that its folder is in; a later one of the same folder of the log takes its place. */
export async function keepCheckout(
  context: ExtensionContext,
  repository: string,
  { from, to }: Checkout,
): Promise<void> {
  const { [repository]: own = [], ...others } = readKept(context);
  const older = own.filter((choice) => choice.from !== from);
  const folders = Object.entries(others).slice(-MOST_FOLDERS + 1);
  const fresh = [...older, { from, to }].slice(-MOST_CHOICES);
  await context.globalState.update(CHECKOUTS, { ...Object.fromEntries(folders), [repository]: fresh });
}

/** Forgets the choices for the folders that are open. */
export async function forgetCheckouts(context: ExtensionContext): Promise<void> {
  const open = new Set((workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()));
  const others = Object.entries(readKept(context)).filter(([folder]) => !open.has(folder));
  await context.globalState.update(CHECKOUTS, Object.fromEntries(others));
}

function readKept({ globalState }: ExtensionContext): Kept {
  return globalState.get<Kept>(CHECKOUTS, {});
}
