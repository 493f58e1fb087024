const LINK = "\nhttps://svelte.dev/e/";

/** The last line of the compiler's messages links to their code: `https://svelte.dev/e/a11y_missing_attribute`. */
export function withoutLink(text: string): { message: string; code?: string } {
  const at = text.lastIndexOf(LINK);
  if (at === -1) return { message: text };
  return { message: text.slice(0, at), code: text.slice(at + LINK.length) };
}
