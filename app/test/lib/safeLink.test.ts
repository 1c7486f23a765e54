import { expect, it } from "vitest";
import { safeLink } from "../../src/lib/safeLink.ts";

it.each([
  ["https://creativecommons.org/licenses/by/4.0/", true],
  ["http://example.org", true],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["not a link", false],
  [undefined, false],
])("%s may be offered: %s", (url, offered) => expect(safeLink(url)).toBe(offered ? url : null));
