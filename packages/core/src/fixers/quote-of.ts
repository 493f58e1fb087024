/** The quotes that a text has for its own: single ones where it has no others. */
export function quoteOf(text: string): "'" | '"' {
  return text.includes("'") && !text.includes('"') ? "'" : '"';
}
