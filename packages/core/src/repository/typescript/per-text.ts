/** How many are remembered at once: a proof asks the same of a few texts, of that of a file as it is again and again. */
const MOST_TEXTS = 32;

/** Computes once for a file and its text, for as long as these are among the last that were asked for. */
export function perText<Value>(
  compute: (file: string, text: string) => Value,
): (file: string, text: string) => Value {
  const known = new Map<string, { value: Value }>();
  return (file, text) => {
    const key = `${file}\0${text}`;
    const answer = known.get(key) ?? { value: compute(file, text) };
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > MOST_TEXTS && oldest !== undefined) known.delete(oldest);
    return answer.value;
  };
}
