import { CodeActionKind } from "vscode-languageserver/node";
import * as z from "zod/mini";

export const QUICK_FIX: string = `${CodeActionKind.QuickFix}.hephaestus`;
export const FIX_ALL: string = `${CodeActionKind.SourceFixAll}.hephaestus`;

/** What an action carries from the offer to its choice. */
export const SOLUTION_DATA: z.ZodMiniType<{ solution: string }> = z.object({ solution: z.string() });
export const FIX_ALL_DATA: z.ZodMiniType<{ fixAll: string }> = z.object({ fixAll: z.string() });
