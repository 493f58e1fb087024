const LINES_OF_CHUNK = 2000;

/** Ordinary lines of a service, a millisecond apart, in pieces; one in a hundred is an error. */
export function* serviceLog(lines: number): Generator<Buffer> {
  for (let first = 0; first < lines; first += LINES_OF_CHUNK) {
    let text = "";
    for (let line = first; line < Math.min(lines, first + LINES_OF_CHUNK); line++) text += lineOf(line);
    yield Buffer.from(text);
  }
}

function lineOf(line: number): string {
  const at = new Date(Date.UTC(2026, 10, 20) + line).toISOString().replace("T", " ").slice(0, 23);
  const thread = `[http-nio-8080-exec-${line % 16}]`;
  switch (line % 100) {
    case 0:
      return `${at} ERROR ${thread} com.shop.Cart - order ${line} failed: pool "main-${line % 7}" is exhausted\n`;
    case 1:
      return `${at} WARN  ${thread} com.shop.Stock - item sku-${line} took ${line % 900}ms at 10.0.${line % 200}.7:5432\n`;
    default:
      return `${at} INFO  ${thread} com.shop.Web - GET /api/items/${line} 200 in ${line % 250}ms for user=${line % 5000}\n`;
  }
}
