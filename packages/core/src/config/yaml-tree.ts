import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node, ParsedNode, YAMLError, YAMLMap } from "yaml";
import type { Mistake, Path, Position } from "./mistake.ts";

/** A value of the file: where its key stands, or its item where it is in a list, and where the value itself starts. */
export interface Place {
  key: Position;
  value: Position;
}

export interface YamlTree {
  /** Plain data. Keys without a value are left out; an empty file is an empty object. Undefined where the text is not YAML. */
  value: unknown;
  mistakes: Mistake[];
  /** The place of a path, or of the nearest part of it that exists. */
  placeOf(path: Path): Place;
}

interface Reading {
  places: Map<string, Place>;
  mistakes: Mistake[];
  positionOf(node: unknown): Position;
}

const START: Position = { line: 1, column: 1 };
const TOO_DEEP = "nested too deeply, expected a few levels";

/**
 * Reads YAML 1.2 with the place of every value. Never throws: what is not YAML, and what a configuration has no use for
 * (several documents, aliases, tags, duplicate keys), is told in `mistakes`.
 */
export function readYaml(text: string): YamlTree {
  const lines = new LineCounter();
  const places = new Map<string, Place>();
  const mistakes: Mistake[] = [];
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const positionOf = (node: unknown): Position => positionAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  let value: unknown;
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      stringKeys: true,
    });
    mistakes.push(...syntaxMistakes(document, positionAt));
    if (mistakes.length === 0) {
      value = readNode(document.contents, [], { places, mistakes, positionOf }) ?? {};
    }
  } catch {
    mistakes.push({ ...START, path: [], message: TOO_DEEP });
  }
  return { value, mistakes, placeOf: (path) => findPlace(places, path) };
}

/** The first complaint of each line: the rest of a line is mostly the parser's own confusion. */
function syntaxMistakes(document: Document.Parsed, positionAt: (offset: number) => Position): Mistake[] {
  const byLine = new Map<number, Mistake>();
  for (const error of [...document.errors, ...document.warnings]) {
    const position = positionAt(error.pos[0]);
    if (!byLine.has(position.line)) {
      byLine.set(position.line, { ...position, path: [], message: describeError(error) });
    }
  }
  return [...byLine.values()];
}

function describeError({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "a second document starts here, expected one";
  if (code === "NON_STRING_KEY") return "a key is not plain text, expected a word";
  if (message.includes("call stack")) return TOO_DEEP;
  return `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

function readNode(node: ParsedNode | null, path: Path, reading: Reading): unknown {
  if (isMap(node)) return readMap(node, path, reading);
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const position = reading.positionOf(item);
      reading.places.set(JSON.stringify([...path, index]), { key: position, value: position });
      return readNode(item, [...path, index], reading);
    });
  }
  if (isScalar(node)) return node.value;
  if (isAlias(node)) {
    const message = `*${node.source} is a YAML alias, which is not allowed here; text that begins with * needs quotes`;
    reading.mistakes.push({ ...reading.positionOf(node), path, message });
  }
  return undefined;
}

function readMap(map: YAMLMap.Parsed, path: Path, reading: Reading): unknown {
  const entries = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const child = [...path, name];
    const position = reading.positionOf(key);
    const first = reading.places.get(JSON.stringify(child));
    if (first !== undefined) {
      const message = `is there twice, expected once; the first is on line ${first.key.line}`;
      reading.mistakes.push({ ...position, path: child, message });
      continue;
    }
    reading.places.set(JSON.stringify(child), {
      key: position,
      value: value ? reading.positionOf(value) : position,
    });
    const read = readNode(value, child, reading);
    if (read !== null && read !== undefined) entries.set(name, read);
  }
  return Object.fromEntries(entries);
}

function findPlace(places: ReadonlyMap<string, Place>, path: Path): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place !== undefined) return place;
  }
  return { key: START, value: START };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}
