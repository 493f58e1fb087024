/** Has what is refused told, and leaves the rest alone: a token of a fork may read, and no more. */
export function tolerant(
  tell: (message: string) => void,
): <Result>(act: () => Promise<Result>) => Promise<Result | undefined> {
  return async (act) => {
    try {
      return await act();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
}
