import type { ts } from "ts-morph";

/** Where a symbol is declared; the members of `Partial<Options>` and its like are declared in `Options`, and nowhere as values. */
export function declarationOf({ valueDeclaration, declarations }: ts.Symbol): ts.Declaration | undefined {
  return valueDeclaration ?? (declarations?.length === 1 ? declarations[0] : undefined);
}
