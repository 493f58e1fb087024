import type { TypeDiagnostic } from "../type-checker.ts";
import { mergeDiagnostics } from "../read-diagnostic.ts";
import type { NativeDiagnostic } from "./protocol.ts";

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** The errors that one or several programs find in a file, with their lines and columns in its text. */
export function placedDiagnostics(
  found: readonly NativeDiagnostic[][],
  { file, text }: { file: string; text: string },
): TypeDiagnostic[] {
  const starts = [0, ...[...text.matchAll(LINE_END)].map(({ index, 0: end }) => index + end.length)];
  const place = ({ code, start, end, message }: NativeDiagnostic): TypeDiagnostic => {
    const line = starts.findLastIndex((each) => each <= start);
    const column = start - (starts[line] ?? 0) + 1;
    return { file, code: `TS${code}`, message, start, length: end - start, line: line + 1, column };
  };
  return mergeDiagnostics(found.map((errors) => errors.map(place).toSorted((a, b) => a.start - b.start)));
}
