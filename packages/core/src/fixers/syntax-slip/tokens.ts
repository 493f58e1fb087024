import type { ts } from "ts-morph";

export interface Token {
  kind: ts.SyntaxKind;
  /** As brackets go, what a token opens or closes: `(`, `${`, `}`; else its text. */
  text: string;
  start: number;
  end: number;
}

/** A line with tokens of its own; blank lines, comments and the insides of long strings are none. */
export interface Line {
  start: number;
  /** Without the line break. */
  end: number;
  indent: string;
  tokens: readonly Token[];
}

/** Every token of a text, also of one that does not parse. Parts of a template are opened by `${` and closed by `}`. */
export function tokensOf(compiler: typeof ts, sourceFile: ts.SourceFile): Token[] {
  const { SyntaxKind } = compiler;
  const found: Token[] = [];
  function visit(node: ts.Node): void {
    if (node.kind >= SyntaxKind.FirstJSDocNode && node.kind <= SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(sourceFile);
    if (children.length > 0 || node.kind === SyntaxKind.SyntaxList) return children.forEach(visit);
    found.push(...parts(compiler, node, sourceFile));
  }
  visit(sourceFile);
  return found.filter(({ start, end, text }) => end > start && text.trim() !== "");
}

function parts({ SyntaxKind }: typeof ts, node: ts.Node, sourceFile: ts.SourceFile): Token[] {
  const { kind } = node;
  const [start, end] = [node.getStart(sourceFile), node.getEnd()];
  if (start >= end) return [];
  const text = sourceFile.text.slice(start, end);
  const isOpening = kind === SyntaxKind.TemplateHead || kind === SyntaxKind.TemplateMiddle;
  const isClosing = kind === SyntaxKind.TemplateTail || kind === SyntaxKind.TemplateMiddle;
  if (!isOpening && !isClosing) return [{ kind, text, start, end }];
  const from = isClosing ? start + 1 : start;
  const to = isOpening && text.endsWith("${") ? end - 2 : end;
  return [
    ...(isClosing ? [{ kind, text: "}", start, end: from }] : []),
    { kind, text: sourceFile.text.slice(from, to), start: from, end: to },
    ...(to < end ? [{ kind, text: "${", start: to, end }] : []),
  ];
}

/** The lines that begin outside of a token and have some. */
export function linesOf(text: string, tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  let index = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline;
    const end = text[next - 1] === "\r" ? next - 1 : next;
    const own: Token[] = [];
    for (let token = tokens[index]; token !== undefined && token.start < end; token = tokens[(index += 1)])
      own.push(token);
    const [first] = own;
    const indent = text.slice(start, first?.start ?? start);
    if (first !== undefined && indent.trim() === "") lines.push({ start, end, indent, tokens: own });
    start = next + 1;
  }
  return lines;
}
