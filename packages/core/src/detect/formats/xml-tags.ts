/** One tag of a report in XML. */
export interface XmlTag {
  /** With a slash before it where the tag closes an element: `/file`. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Offset right behind it. */
  end: number;
}

const NAME = /^\/?[A-Za-z][\w.:-]{0,60}/;
const ATTRIBUTE = /([A-Za-z_][\w.:-]{0,60})=(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const LARGEST = 0x10_ff_ff;

/** Reads the tags of a text in their order: `<error line="3" column="5" message="&apos;a&apos; is unused" />`. */
export function parseXmlTags(text: string): XmlTag[] {
  const tags: XmlTag[] = [];
  for (let start = text.indexOf("<"); start !== -1;) {
    const end = tagEnd(text, start);
    if (end === -1) break;
    const inside = text.slice(start + 1, end);
    const name = NAME.exec(inside)?.[0];
    if (name !== undefined) tags.push({ name, attributes: parseAttributes(inside), end: end + 1 });
    start = text.indexOf("<", end);
  }
  return tags;
}

/** Puts the characters back that XML cannot hold as they are. */
export function decodeXml(text: string): string {
  return text.replaceAll(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > LARGEST ? whole : String.fromCodePoint(code);
  });
}

/** The first `>` outside of quotes. */
function tagEnd(text: string, start: number): number {
  let quote: string | undefined;
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") {
      if (text[index - 1] === "=") quote = character;
    } else if (character === ">") return index;
    else if (character === "<") return index - 1;
  }
  return -1;
}

function parseAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE))
    attributes.set(name, decodeXml(double ?? single ?? ""));
  return attributes;
}
