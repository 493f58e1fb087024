import { printable, type Verification } from "@hephaestus/core";

const MOST_WORDS = 3_000;

/** What a model is told when its answer did not do: exactly what failed, and nothing else. */
export function repairPrompt(complaints: readonly string[]): string {
  const told = complaints.map((complaint) => `- ${complaint}`).join("\n");
  return `Your answer cannot be taken:\n${told.slice(0, MOST_WORDS)}\n\nAnswer again, whole and in the same form. The files are as they were given.`;
}

/** What the checks say against a candidate, in sentences; empty where they say nothing. */
export function verdictComplaints({ outcome, proofs, followUps }: Verification): string[] {
  if (outcome === "passed" || outcome === "open") return [];
  const failed = proofs
    .filter(({ status }) => status === "failed")
    .map(({ kind, detail }) => `the check “${kind}” fails: ${printable(detail)}`);
  const errors = followUps
    .slice(0, 5)
    .map(({ code, file, line, message }) => `new error ${code} at ${file}:${line}: ${printable(message)}`);
  return [...failed, ...errors];
}
