import { SERVER_NOTIFICATIONS, type Happening } from "../protocol/messages.ts";
import type { Session } from "../session/session.ts";
import { textHash } from "../text/text-hash.ts";
import { uriBelow, uriToPath } from "../workspace/file-uri.ts";
import { fileIn } from "../workspace/folders.ts";
import type { AppliedFix } from "./applied-fixes.ts";
import { rememberChoice } from "./remember-choice.ts";
import { currentText, savedText } from "./workspace-edit.ts";

/**
 * A document was edited: a fix that was handed out may stand in it now, or may have been taken back. An editor says neither of what is
 * chosen from its light bulb.
 */
export async function followEdit(session: Session, uri: string): Promise<void> {
  for (const fix of fixesIn(session, uri)) {
    if (fix.state === "handed" && (await holds(session, fix, "after"))) tookEffect(session, fix);
    else if (await holds(session, fix, "before")) wasUndone(session, fix);
  }
}

/** A document was saved: who keeps a fix means it. */
export async function followSave(session: Session, uri: string): Promise<void> {
  for (const fix of fixesIn(session, uri)) await keepIfSaved(session, fix);
}

/** The editor applied it. Files that it does not show were written to the disk. */
export function tookEffectNow(session: Session, fix: AppliedFix): void {
  tookEffect(session, fix);
  void keepIfSaved(session, fix);
}

export function wasUndone(session: Session, fix: AppliedFix): void {
  if (fix.state === "handed") return;
  fix.state = "handed";
  happened(session, fix, "undone");
}

function tookEffect(session: Session, fix: AppliedFix): void {
  fix.state = "applied";
  happened(session, fix, "applied");
}

function happened(
  { connection }: Session,
  { title, folder, files }: AppliedFix,
  kind: "applied" | "undone",
): void {
  const told: Happening = { kind, title, files: files.map(({ file }) => uriBelow(folder.uri, file)) };
  void connection.sendNotification(SERVER_NOTIFICATIONS.happened, told);
}

async function keepIfSaved(session: Session, fix: AppliedFix): Promise<void> {
  if (fix.state === "kept") return rememberChoice(session, fix, "settled");
  if (fix.state !== "applied") return;
  for (const { file, text } of fix.files) {
    const saved = await savedText(fix.folder, file);
    if (saved === undefined || textHash(saved) === textHash(text)) return;
  }
  fix.state = "kept";
  await rememberChoice(session, fix, "accepted");
}

async function holds(
  { documents }: Session,
  { folder, files }: AppliedFix,
  what: "before" | "after",
): Promise<boolean> {
  for (const each of files) {
    const text = await currentText(folder, each.file, documents);
    if (text === undefined || textHash(text) !== each[what]) return false;
  }
  return true;
}

function fixesIn({ applied, folders }: Session, uri: string): AppliedFix[] {
  const path = uriToPath(uri);
  const folder = path === undefined ? undefined : folders.holding(path);
  const file = path === undefined || folder === undefined ? undefined : fileIn(folder, path);
  return folder === undefined || file === undefined ? [] : applied.of(folder, file);
}
