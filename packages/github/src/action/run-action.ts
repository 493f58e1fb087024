import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { HephaestusError, printable } from "@hephaestus/core";

/** What of `@actions/core` tells how an action went. */
export interface ActionVoice {
  setOutput(name: string, value: string): void;
  error(message: string, properties?: { title?: string }): void;
}

/** Reading a log makes little garbage; room for much of it costs 50 MB and saves no time. */
const FEW_NEW_OBJECTS = "--semi-space-growth-factor=1";

/**
 * Runs an action. What goes wrong, at whatever moment, is told and becomes the outcome `error`; the step never fails for it: what is red
 * stays red by itself, and what is green is none of our business.
 */
export async function runAction(action: () => Promise<void>, voice: ActionVoice): Promise<void> {
  setFlagsFromString(FEW_NEW_OBJECTS);
  process.once("uncaughtException", (error) => {
    tell(error, voice);
    process.exit(0);
  });
  try {
    await action();
  } catch (error) {
    tell(error, voice);
  }
}

function tell(error: unknown, voice: ActionVoice): void {
  voice.setOutput("outcome", "error");
  voice.setOutput("reason", messageOf(error));
  voice.error(messageOf(error), { title: "Hephaestus" });
}

function messageOf(error: unknown): string {
  if (error instanceof HephaestusError && error.isUserMistake)
    return printable([error.message, error.hint ?? ""].join(". ").replace(/\. $/, ""));
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return printable(`This is a bug in Hephaestus: ${words}`);
}
