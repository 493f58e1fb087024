import { expect, it } from "vitest";
import { createTailNews } from "./tail-news.ts";

it("tells of a log with more errors, and of none that has fewer", () => {
  const news = createTailNews();
  const log = (errors: number): { source: string; errors: number } => ({ source: "1", errors });
  expect(news.since([log(0)])).toEqual([]);
  expect(news.since([log(1)])).toEqual([log(1)]);
  expect(news.since([log(1)])).toEqual([]);
  expect(news.since([log(0)])).toEqual([]);
  expect(news.since([log(1)])).toEqual([log(1)]);
  news.clear();
  expect(news.since([log(1)])).toEqual([log(1)]);
});

it("tells of a log with thresholds at its alarms, however many errors it has", () => {
  const news = createTailNews();
  const log = (
    errors: number,
    raised: number,
  ): { source: string; errors: number; alarms: { raised: number } } => ({
    source: "1",
    errors,
    alarms: { raised },
  });
  expect(news.since([log(40, 0)])).toEqual([]);
  expect(news.since([log(41, 1)])).toEqual([log(41, 1)]);
  expect(news.since([log(90, 1)])).toEqual([]);
  expect(news.since([log(0, 2)])).toEqual([log(0, 2)]);
});
