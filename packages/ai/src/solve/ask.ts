import type { Problem } from "@hephaestus/core";
import type { FailureKind, ModelRequest } from "../providers/provider.ts";
import { redacted } from "../redact/redacting-provider.ts";
import type { SolverOptions } from "./solver-options.ts";

export type Answered =
  | { ok: true; text: string; kept: boolean }
  | { ok: false; kind: FailureKind; message: string };

/** The model's answer, or the one that it gave to the same question, as the same sample, before. */
export async function ask(
  { id }: Problem,
  request: ModelRequest,
  {
    provider,
    cache,
    redactor,
    sample,
  }: Pick<SolverOptions, "provider" | "cache" | "redactor"> & { sample: number },
): Promise<Answered> {
  const sent = await redacted(request, redactor);
  const name = sample === 0 ? provider.id : `${provider.id}#${sample}`;
  const kept = await cache.find(id, name, sent);
  if (kept !== undefined) return { ok: true, text: kept.text, kept: true };
  const completion = await provider.complete(sent);
  if (!completion.ok)
    return { ok: false, kind: completion.failure.kind, message: completion.failure.message };
  await cache.keep(id, name, sent, completion.reply);
  return { ok: true, text: completion.reply.text, kept: false };
}
