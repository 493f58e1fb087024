import { expect, it } from "vitest";
import { decodeXml, parseXmlTags } from "./xml-tags.ts";

it("reads names and attributes, also with brackets in them", () => {
  const tags = parseXmlTags(
    `<file name='a "b".ts'><error line="3" message="a &lt; b > c &amp;&#10;d"/></file>`,
  );
  expect(tags.map(({ name }) => name)).toEqual(["file", "error", "/file"]);
  expect(tags[0]?.attributes.get("name")).toBe('a "b".ts');
  expect(tags[1]?.attributes.get("message")).toBe("a < b > c &\nd");
});

it("ends at a tag that was cut", () => {
  expect(parseXmlTags(`<a><b c="`).map(({ name }) => name)).toEqual(["a"]);
});

it("leaves what is no entity", () => {
  expect(decodeXml("&nope; &#9999999; &#x41; &")).toBe("&nope; &#9999999; A &");
});
