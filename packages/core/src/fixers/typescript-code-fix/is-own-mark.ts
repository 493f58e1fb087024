import type { ts } from "ts-morph";

/**
 * Whether a name at an offset is one that stands around it with a mark of its own: `_encode` in `function encode` is what is
 * wrapped there, and no slip of the function's own name.
 */
export function isOwnMark(
  from: string,
  { to, symbol, start }: { to: string; symbol: ts.Symbol | undefined; start: number },
): boolean {
  const declarations = symbol?.declarations ?? [];
  if (from === to || bare(from) !== bare(to)) return false;
  return declarations.some((declaration) => declaration.getStart() <= start && start < declaration.getEnd());
}

function bare(name: string): string {
  return name.replaceAll(/^[_$]+|[_$]+$/g, "");
}
