import type { Problem } from "@hephaestus/core";

interface CodeLink {
  tool: RegExp;
  code: RegExp;
  url: (code: string) => string;
}

/** Where a tool's codes are explained. Each code is matched whole, so that no log makes a link of its own. */
const LINKS: readonly CodeLink[] = [
  {
    tool: /^eslint$/,
    code: /^@typescript-eslint\/[a-z][a-z-]{1,60}$/,
    url: (code) => `https://typescript-eslint.io/rules/${code.slice("@typescript-eslint/".length)}`,
  },
  {
    tool: /^eslint$/,
    code: /^[a-z][a-z-]{1,60}$/,
    url: (code) => `https://eslint.org/docs/latest/rules/${code}`,
  },
  { tool: /./, code: /^TS\d{4,6}$/, url: (code) => `https://typescript.tv/errors/#${code.toLowerCase()}` },
  { tool: /^rust$/, code: /^E\d{4}$/, url: (code) => `https://doc.rust-lang.org/error_codes/${code}.html` },
  { tool: /^shellcheck$/, code: /^SC\d{4}$/, url: (code) => `https://www.shellcheck.net/wiki/${code}` },
  {
    tool: /^stylelint$/,
    code: /^[a-z][a-z-]{1,60}$/,
    url: (code) => `https://stylelint.io/user-guide/rules/${code}`,
  },
];

/** The page that explains a problem's code, where its tool has one. */
export function codeLink({ tool, code }: Pick<Problem, "tool" | "code">): string | undefined {
  if (code === undefined) return undefined;
  return LINKS.find((link) => link.tool.test(tool) && link.code.test(code))?.url(code);
}
