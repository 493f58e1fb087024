import { readNote } from "../esbuild/note.ts";
import type { LogWindow, Match } from "../format.ts";

const HEADS = ["✘ [ERROR] ", "▲ [WARNING] "];
const PLUGIN = / \[plugin angular-[\w-]{1,60}\]/;
const MAX_MESSAGE_LINES = 20;

/** Reads what a plugin of Angular tells esbuild: `✘ [ERROR] TS2339: Property … [plugin angular-compiler]`. */
export function readPluginNote(window: LogWindow): Match | undefined {
  if (!isHead(window.text(0)) || !namesPlugin(window)) return undefined;
  const match = readNote(window);
  if (match === undefined) return undefined;
  const findings = match.findings.map((finding) => ({
    ...finding,
    message: finding.message.replace(PLUGIN, ""),
  }));
  return { ...match, findings };
}

/** The plugin's name stands behind the message, which may have empty lines. */
function namesPlugin(window: LogWindow): boolean {
  for (let offset = 0; offset < MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (offset > 0 && isHead(text))) return false;
    if (PLUGIN.test(text)) return true;
  }
  return false;
}

function isHead(text: string | undefined): boolean {
  return text !== undefined && HEADS.some((head) => text.startsWith(head));
}
