import { isSeq, parseDocument } from "yaml";
import { HephaestusError } from "../model/error.ts";
import type { IgnoreRule } from "./config.ts";

/**
 * The text of a hephaestus.yaml with one more rule in `ignore`; comments and order stay as they are. An empty text is a
 * new file. Throws `config-invalid` where the text is no YAML or `ignore` no list.
 */
export function withIgnoreRule(text: string, rule: IgnoreRule): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw refusal(error.message.split("\n", 1)[0] ?? "");
  const written = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
  const list = document.get("ignore");
  if (isSeq(list)) list.add(document.createNode(written));
  else if (list === null || list === undefined) document.set("ignore", document.createNode([written]));
  else throw refusal("`ignore` is no list");
  return document.toString({ lineWidth: 0 });
}

function refusal(reason: string): HephaestusError {
  return new HephaestusError("config-invalid", `hephaestus.yaml cannot be added to: ${reason}`, {
    hint: "Correct the file first.",
  });
}
