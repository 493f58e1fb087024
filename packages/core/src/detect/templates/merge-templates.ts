import type { Template } from "./template.ts";

/** Makes one template a part of another, which has its count and times from now on. */
export function mergeInto(template: Template, other: Template): void {
  other.mergedInto = template;
  template.count += other.count;
  template.firstEntry = Math.min(template.firstEntry, other.firstEntry);
  template.lastEntry = Math.max(template.lastEntry, other.lastEntry);
  template.firstTime = least(template.firstTime, other.firstTime);
  if (other.lastTime !== undefined)
    template.lastTime = Math.max(template.lastTime ?? other.lastTime, other.lastTime);
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
