import { isSeq, parseDocument, type Document } from "yaml";
import { HephaestusError } from "../model/error.ts";

/**
 * The text of a hephaestus.yaml with one more item in a list of its top level; comments and order stay as they are. An empty text is a
 * new file. Throws `config-invalid` where the text is no YAML or the key holds no list.
 */
export function withListItem(text: string, key: string, makeItem: (document: Document) => unknown): string {
  const document: Document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw refusal(error.message.split("\n", 1)[0] ?? "");
  const list: unknown = document.get(key);
  if (isSeq(list)) list.add(makeItem(document));
  else if (list === null || list === undefined) document.set(key, document.createNode([makeItem(document)]));
  else throw refusal(`\`${key}\` is no list`);
  return document.toString({ lineWidth: 0 });
}

function refusal(reason: string): HephaestusError {
  return new HephaestusError("config-invalid", `hephaestus.yaml cannot be added to: ${reason}`, {
    hint: "Correct the file first.",
  });
}
