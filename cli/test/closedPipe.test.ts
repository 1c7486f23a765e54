import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../bin/colophon.mjs", import.meta.url));

it("ends quietly where nobody reads on, as behind `| head`", async () => {
  const child = spawn(process.execPath, [BIN, "--help"], { env: { PATH: process.env.PATH ?? "" } });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
