import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../repository/typescript/engine.ts";

/** Whether an offset of a file is in what no run looks at: remarks, where the compiler reads types of JavaScript. */
export function isInRemark({ ts: compiler, program, path }: ServiceOfFile, offset: number): boolean {
  const sourceFile = program.getSourceFile(path);
  const around = (child: ts.Node): ts.Node | undefined =>
    child.pos <= offset && offset < child.end ? child : undefined;
  let node = sourceFile && compiler.forEachChild(sourceFile, around);
  while (node !== undefined && offset >= node.getStart(sourceFile))
    node = compiler.forEachChild(node, around);
  if (node === undefined || sourceFile === undefined) return false;
  const { text } = sourceFile;
  const remarks = [
    ...(compiler.getLeadingCommentRanges(text, node.pos) ?? []),
    ...(compiler.getTrailingCommentRanges(text, node.pos) ?? []),
  ];
  return remarks.some(({ pos, end }) => pos <= offset && offset < end);
}
