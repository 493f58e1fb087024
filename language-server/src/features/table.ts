import { codeAction } from "./code-action.ts";
import { codeLens } from "./code-lens.ts";
import { configuration } from "./configuration.ts";
import { definition } from "./definition.ts";
import { documentLink } from "./document-link.ts";
import { documentSymbol } from "./document-symbol.ts";
import { executeCommand } from "./execute-command.ts";
import type { Feature } from "./feature.ts";
import { foldingRange } from "./folding-range.ts";
import { github } from "./github.ts";
import { hover } from "./hover.ts";
import { lineLinks } from "./line-links.ts";
import { ownMessages } from "./own-messages.ts";
import { textDocumentSync } from "./text-document-sync.ts";
import { watchedFiles } from "./watched-files.ts";
import { workspaceFolders } from "./workspace-folders.ts";

export const FEATURES: readonly Feature[] = [
  textDocumentSync,
  configuration,
  workspaceFolders,
  watchedFiles,
  codeAction,
  codeLens,
  definition,
  documentLink,
  documentSymbol,
  executeCommand,
  foldingRange,
  github,
  hover,
  lineLinks,
  ownMessages,
];
