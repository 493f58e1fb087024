import { expect, it } from "vitest";
import { readLaunchArguments } from "./launch-arguments.ts";

it("reads what test-electron tells the program `code`", () => {
  const words = [
    "/project",
    "--no-sandbox",
    "--disable-workspace-trust",
    "--extensionTestsPath=/suite.cjs",
    "--extensionDevelopmentPath=/empty",
    "--extensions-dir=/e",
    "--user-data-dir",
    "/u",
  ];
  expect(readLaunchArguments(words)).toEqual({
    folder: "/project",
    developmentPath: "/empty",
    testsPath: "/suite.cjs",
    extensionsFolder: "/e",
    userData: "/u",
    install: [],
    asksForTrust: false,
  });
});

it("reads every extension to install and takes none of them for the folder", () => {
  expect(readLaunchArguments(["--install-extension", "a.vsix", "--install-extension=b.vsix"])).toEqual({
    install: ["a.vsix", "b.vsix"],
    asksForTrust: true,
  });
});
