const EVERY_MS = 50;
/** A bound for what never comes: a busy machine is slow, not wrong. */
const PATIENCE_MS = 120_000;

/** Asks again and again until there is an answer: editors tell no end of what they do. Rejects with what is waited for. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
): Promise<Answer> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
