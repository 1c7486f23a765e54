import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certify } from "../../src/actions/certify.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { openQuickCampaign, workOf } from "../support/works.ts";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

let chain: LocalChain;
let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  chain = await startLocalChain();
  folder = await mkdtemp(join(tmpdir(), "colophon-examples-"));
  await writeFile(join(folder, "work.png"), "a picture, nearly");
  await writeFile(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
  const DEPLOYMENT = join(folder, "deployment.json");
  env = { PATH: process.env.PATH, RPC_URL: chain.url, DEPLOYMENT, COLOPHON_KEY: chain.key(2) };
});
afterAll(async () => {
  await chain?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("the examples", () => {
  it("certify with ethers and verify with viem", async () => {
    const { campaign } = await openQuickCampaign(chain);
    const work = join(folder, "work.png");
    const author = chain.wallet(2).account.address;
    await expect(
      run(process.execPath, ["examples/verify-with-viem.ts", work], { cwd: ROOT, env }),
    ).rejects.toMatchObject({
      code: 1,
      stdout: "not certified\n",
    });
    const certified = await run(process.execPath, ["examples/certify-with-ethers.ts", work, `${campaign}`], {
      cwd: ROOT,
      env,
    });
    expect(certified.stdout).toContain(`verified: campaign ${campaign}, author ${author}`);
    const verified = await run(process.execPath, ["examples/verify-with-viem.ts", work], { cwd: ROOT, env });
    expect(verified.stdout).toContain(`campaign ${campaign}: by ${author}`);
  });

  it("commit with ethers, and take back what somebody else certified", async () => {
    const { deployment } = chain;
    const { campaign, config } = await openQuickCampaign(chain);
    const work = join(folder, "secret.png");
    await writeFile(work, "a secret, for now");
    const author = chain.wallet(2).account.address;
    const args = ["examples/commit-with-ethers.ts", work, `${campaign}`, join(folder, "secret.salt")];
    const committed = await run(process.execPath, args, { cwd: ROOT, env });
    expect(committed.stdout).toMatch(/^committed 0x[0-9a-f]{64}; keep /);
    await certify(chain.wallet(3), { deployment, ...workOf(campaign, config, "a secret, for now") });
    const taken = await run(process.execPath, args, { cwd: ROOT, env });
    expect(taken.stdout).toContain(`superseded: by ${author}`);
    await expect(run(process.execPath, args, { cwd: ROOT, env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("only older evidence takes it over"),
    });
  });
});
