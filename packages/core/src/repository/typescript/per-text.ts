/** How many are remembered at once: proofs ask the same of a file as it is again and again, of a change in many files twice. */
const MOST_TEXTS = 500;

/** Computes once for a file and its text, for as long as the text is among the last that were asked for. */
export function perText<Value>(
  compute: (file: string, text: string) => Value,
): (file: string, text: string) => Value {
  const known = new Map<string, { file: string; value: Value }>();
  return (file, text) => {
    const last = known.get(text);
    const answer = last?.file === file ? last : { file, value: compute(file, text) };
    known.delete(text);
    known.set(text, answer);
    const [oldest] = known.keys();
    if (known.size > MOST_TEXTS && oldest !== undefined) known.delete(oldest);
    return answer.value;
  };
}
