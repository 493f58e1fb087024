/** How oxlint names a rule: `eslint(no-debugger)`, `typescript(no-extraneous-class)`, `react-hooks(exhaustive-deps)`. */
const RULE = /^[a-z][\w-]{0,40}\([\w/-]{1,120}\)$/;

export function isOxlintRule(text: string): boolean {
  return RULE.test(text);
}
