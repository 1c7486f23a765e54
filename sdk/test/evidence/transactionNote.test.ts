import { describe, expect, it } from "vitest";
import { decideDisputeRequest } from "../../src/actions/requests/decideDisputeRequest.ts";
import { disputeStatementRequest } from "../../src/actions/requests/disputeStatementRequest.ts";
import { encodeRequest } from "../../src/actions/requests/encodeRequest.ts";
import { raiseRequest } from "../../src/actions/requests/raiseRequest.ts";
import { settleStatementRequest } from "../../src/actions/requests/settleStatementRequest.ts";
import { noteOf, noteSuffix } from "../../src/evidence/transactionNote.ts";

const rewardPools = `0x${"ab".repeat(20)}` as const;
const digest = `0x${"12".repeat(32)}` as const;
const root = `0x${"34".repeat(32)}` as const;
const calls = {
  dispute: disputeStatementRequest({ rewardPools }, { campaign: 1, bond: 5n, note: digest }),
  raise: raiseRequest({ rewardPools }, { campaign: 1, stands: true, stake: 5n, note: digest }),
  decide: decideDisputeRequest({ rewardPools }, { campaign: 1, root, total: 1n, stands: false, note: digest }),
};

describe("a transaction's note", () => {
  it.each(Object.entries(calls))("is found behind %s", (_, request) => {
    const { to, data } = encodeRequest(request);
    expect(noteOf({ to, input: data }, rewardPools)).toBe(digest);
  });

  it("is found where a wallet puts its own mark behind it", () => {
    const { to, data } = encodeRequest(calls.dispute);
    expect(noteOf({ to, input: `${data}626173658002180210` }, rewardPools)).toBe(digest);
  });

  it("is none where nothing is said, the call is another or goes elsewhere, or it is cut", () => {
    const { to, data } = encodeRequest(calls.dispute);
    const plain = encodeRequest(disputeStatementRequest({ rewardPools }, { campaign: 1, bond: 5n }));
    expect(noteOf({ to, input: plain.data }, rewardPools)).toBe(null);
    const settle = encodeRequest(settleStatementRequest({ rewardPools }, { campaign: 1 }));
    expect(noteOf({ to, input: `${settle.data}${noteSuffix(digest).slice(2)}` }, rewardPools)).toBe(null);
    expect(noteOf({ to: `0x${"cd".repeat(20)}`, input: data }, rewardPools)).toBe(null);
    expect(noteOf({ to: null, input: data }, rewardPools)).toBe(null);
    expect(noteOf({ to, input: data.slice(0, -2) }, rewardPools)).toBe(null);
    expect(noteOf({ to, input: "0x" }, rewardPools)).toBe(null);
    expect(noteOf({ to, input: data.replace("636f6c6f", "736f6c6f") }, rewardPools)).toBe(null);
  });

  it("takes nothing but a digest", () => {
    expect(() => noteSuffix("0x12")).toThrowError(/digest/);
  });
});
