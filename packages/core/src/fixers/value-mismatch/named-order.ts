import type { ts } from "ts-morph";

/** The arguments of a call in the order of the parameters that they are named after; undefined where that changes nothing. */
export function namedOrder(
  given: readonly ts.Expression[],
  parameters: readonly ts.Symbol[],
): ts.Expression[] | undefined {
  const named = parameters.slice(0, given.length).map(({ name }) => {
    return given.find((argument) => argument.getText() === name);
  });
  const others = given.filter((argument) => !named.includes(argument));
  const ordered = named.map((argument) => argument ?? others.shift());
  const isFull = ordered.every((argument) => argument !== undefined);
  const isOther = ordered.some((argument, index) => argument !== given[index]);
  return named.filter((argument) => argument !== undefined).length > 1 && isFull && isOther
    ? ordered
    : undefined;
}
