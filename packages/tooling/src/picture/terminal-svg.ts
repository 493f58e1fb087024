import Anser from "anser";

const ROW_HEIGHT = 18;
const COLUMN_WIDTH = 7.8;
const PADDING = 20;
const TITLE_HEIGHT = 30;

const COLORS: Readonly<Record<string, string>> = {
  "ansi-red": "#ff7b72",
  "ansi-green": "#7ee787",
  "ansi-yellow": "#e3b341",
  "ansi-blue": "#79c0ff",
  "ansi-magenta": "#d2a8ff",
  "ansi-cyan": "#76e3ea",
  "ansi-bright-black": "#8b949e",
  "ansi-black": "#8b949e",
};
const FOREGROUND = "#e6edf3";

/** Draws what a terminal shows, escape codes included, as an SVG picture. Text stays text. */
export function terminalSvg(output: string, title: string): string {
  const rows = output.trimEnd().split("\n");
  const columns = Math.max(...rows.map((row) => Anser.ansiToText(row).length), title.length);
  const width = Math.ceil(columns * COLUMN_WIDTH) + 2 * PADDING;
  const height = rows.length * ROW_HEIGHT + TITLE_HEIGHT + 2 * PADDING;
  const lines = rows.map((row, index) => drawRow(row, TITLE_HEIGHT + PADDING + (index + 1) * ROW_HEIGHT - 4));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
<circle cx="20" cy="18" r="6" fill="#ff5f57"/><circle cx="40" cy="18" r="6" fill="#febc2e"/><circle cx="60" cy="18" r="6" fill="#28c840"/>
<text x="${width / 2}" y="22" fill="#8b949e" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="12" text-anchor="middle">${escape(title)}</text>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="${FOREGROUND}" xml:space="preserve">
${lines.join("\n")}
</g>
</svg>
`;
}

function drawRow(row: string, y: number): string {
  let column = 0;
  const spans = Anser.ansiToJson(row, { use_classes: true, remove_empty: true }).map((chunk) => {
    const x = PADDING + column * COLUMN_WIDTH;
    column += chunk.content.length;
    const length = (chunk.content.length * COLUMN_WIDTH).toFixed(1);
    return `<tspan x="${x.toFixed(1)}" textLength="${length}"${styleOf(chunk)}>${escape(chunk.content)}</tspan>`;
  });
  return `<text y="${y}">${spans.join("")}</text>`;
}

function styleOf({ fg, decorations }: Anser.AnserJsonEntry): string {
  const color = COLORS[fg];
  const fill = color === undefined ? "" : ` fill="${color}"`;
  const weight = decorations.includes("bold") ? ` font-weight="bold"` : "";
  return `${fill}${weight}${decorations.includes("dim") ? ` fill-opacity="0.6"` : ""}`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
