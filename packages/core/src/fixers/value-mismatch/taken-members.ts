import { type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

const CONFIDENCE = 0.85;

/** `({ params, body }) =>` for `(params, body) =>`, where what calls it gives one object with members of these names. */
export function takenMembers(site: ErrorSite, { value, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  if (!compiler.isArrowFunction(value) && !compiler.isFunctionExpression(value)) return [];
  const [signature, ...others] = checker.getNonNullableType(target).getCallSignatures();
  const [given, ...rest] = signature?.parameters ?? [];
  const [first] = value.parameters;
  const last = value.parameters.at(-1);
  if (given === undefined || rest.length > 0 || others.length > 0) return [];
  if (first === undefined || last === undefined || first === last) return [];
  const isPlain = value.parameters.every(
    ({ name, type, initializer, dotDotDotToken }) =>
      compiler.isIdentifier(name) &&
      type === undefined &&
      initializer === undefined &&
      dotDotDotToken === undefined,
  );
  const owner = checker.getTypeOfSymbolAtLocation(given, value);
  const names = value.parameters.map(({ name }) => name.getText());
  const isHeld = (name: string): boolean =>
    owner.getProperty(name) !== undefined ||
    (name.startsWith("_") && owner.getProperty(name.slice(1)) !== undefined);
  if (!isPlain || !names.every((name) => isHeld(name))) return [];
  const taken = names.filter((name) => owner.getProperty(name) !== undefined);
  const text = `{ ${taken.join(", ")} }`;
  return [
    {
      title: `Take \`${taken.join("`, `")}\` out of what is given`,
      edits: [{ start: first.getStart(), end: last.getEnd(), text }],
      rationale: "one object is given, and holds them by these names",
      confidence: CONFIDENCE,
    },
  ];
}
