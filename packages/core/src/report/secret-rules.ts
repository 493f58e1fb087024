import { announcedSecrets } from "./secrets/announced.ts";
import { assignedSecrets } from "./secrets/assigned.ts";
import { chanceSecrets } from "./secrets/chance.ts";
import { encodedSecrets } from "./secrets/encoded.ts";
import { keyBlocks } from "./secrets/key-blocks.ts";
import { markedSecrets } from "./secrets/marked.ts";
import type { SecretSpan, TextKind } from "./secrets/secret-span.ts";
import { withoutEscapes } from "./secrets/without-escapes.ts";

export type { SecretSpan, TextKind } from "./secrets/secret-span.ts";

/** The secrets that own rules find in a text, in no order; spans may overlap. Takes time linear in the text. */
export function findSecrets(text: string, kind: TextKind): SecretSpan[] {
  const plain = [...rulesOn(text, kind), ...encodedSecrets(text, (inner) => namedSecrets(inner).length > 0)];
  const view = withoutEscapes(text);
  return view === undefined ? plain : [...plain, ...rulesOn(view.bare, kind).map(view.placed)];
}

function rulesOn(text: string, kind: TextKind): SecretSpan[] {
  return [...namedSecrets(text, kind), ...chanceSecrets(text)];
}

/** What has a mark, a name or a place of a secret. */
function namedSecrets(text: string, kind: TextKind = "log"): SecretSpan[] {
  return [
    ...markedSecrets(text),
    ...announcedSecrets(text, kind),
    ...assignedSecrets(text, kind),
    ...keyBlocks(text),
  ];
}
