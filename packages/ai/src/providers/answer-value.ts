/** The JSON object in an answer that may have words or a fence around it; undefined where there is none. */
export function answerValue(text: string): unknown {
  const fenced = /```(?:json)?[ \t]*\n([^]*?)\n[ \t]*```/.exec(text)?.[1];
  const from = text.indexOf("{");
  const to = text.lastIndexOf("}");
  const bare = from === -1 || to < from ? undefined : text.slice(from, to + 1);
  for (const candidate of [text, fenced, bare]) {
    const value = candidate === undefined ? undefined : parsed(candidate);
    if (value !== undefined) return value;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
