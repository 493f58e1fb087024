/** A line may be a part of a much larger text, which it would keep in memory. */
export function ownText(text: string): string {
  return Buffer.from(text).toString();
}
